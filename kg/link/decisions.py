"""What the user has decided: a link pinned, or all links of an entity forbidden.

Decisions lie in a file of their own, one JSON object a line, so that a rebuild keeps them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from kg.errors import LinkError
from kg.link.names import fold
from kg.link.records import TYPES

if TYPE_CHECKING:
    from pathlib import Path

_QID = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Decision:
    """For this entity use ``qid``, or none at all."""

    entity: str
    """``type:normalised name`` as ``kg.link.linker.entity_key`` gives it, or ``article#entity``."""
    qid: str | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a store, read once."""

    by_entity: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the decisions in ``path``; none if there is no such file.

        Raises:
            LinkError: a line is no decision.
        """
        if not path.exists():
            return cls()
        found: dict[str, str | None] = {}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                decision = _parsed(line, f"{path}:{number}")
                found[decision.entity] = decision.qid
        return cls(found)

    def write(self, path: Path) -> None:
        """Write the file anew, sorted, in one step."""
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            json.dumps({"entity": entity, "qid": qid}, ensure_ascii=False)
            for entity, qid in sorted(self.by_entity.items())
        ]
        draft = path.with_name(path.name + ".new")
        draft.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        draft.replace(path)

    def with_decision(self, decision: Decision) -> Decisions:
        """Return these decisions and one more."""
        return Decisions({**self.by_entity, decision.entity: decision.qid})


def decision_key(text: str) -> str:
    """Return the key of what a user typed: ``ARTICLE#ENTITY``, or ``Person:Sergej Lawrow``.

    Raises:
        LinkError: it is neither.
    """
    kind, colon, name = text.partition(":")
    if colon and kind in TYPES and name:
        return f"{kind}:{fold(name)}"
    article, hash_mark, entity = text.rpartition("#")
    if hash_mark and article and entity:
        return text
    raise LinkError(
        f"{text!r} names no entity",
        hint='give "Person:Sergej Lawrow" for all articles, or ARTICLE#ENTITY as kg link prints it',
    )


def parse_choice(text: str) -> str | None:
    """Return the QID that a user typed, or ``None`` for ``none``.

    Raises:
        LinkError: it is neither.
    """
    if text.lower() == "none":
        return None
    qid = text.rsplit("/", 1)[-1]
    if not _QID.fullmatch(qid):
        raise LinkError(f"{text!r} is no QID", hint="give a QID such as Q183, or none")
    return qid


def _parsed(line: str, where: str) -> Decision:
    try:
        data = json.loads(line)
        entity, qid = data["entity"], data["qid"]
    except (ValueError, TypeError, KeyError) as error:
        hint = 'each line is {"entity": …, "qid": "Q…" or null}'
        raise LinkError(f"{where}: no linking decision", hint=hint) from error
    return Decision(str(entity), None if qid is None else parse_choice(str(qid)))
