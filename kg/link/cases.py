"""Name-in-context cases: one name in one short text, with what it should link to.

A case is one JSON object a line: ``id``, ``part`` (``open`` for fitting, ``unseen`` for
measuring), ``date``, ``text``, ``type``, ``name``, ``expect`` (QID or null), and where they matter
``mentions``, ``office``, ``of`` (name of its state or body), ``former``, ``with`` (pairs of type
and name of what else the text names).

A case whose right entity exists but was not in the base when the case was written is ``absent``;
``not`` lists the namesakes that it must not link to. A larger base may know it: then a link to
anything else is left undecided, and the case is not fitted on.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from kg.errors import LinkError
from kg.model import Article, Entity, Extraction, Mention, MentionForm, Position

if TYPE_CHECKING:
    from pathlib import Path

ENTITY = "e"
"""Id of the entity that a case asks for."""


def load(path: Path) -> list[dict[str, Any]]:
    """Return the cases of a file as they stand.

    Raises:
        LinkError: the file cannot be read, or a line is no case.
    """
    found = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LinkError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        try:
            case = json.loads(line)
            extraction(case)
        except (ValueError, KeyError, TypeError) as error:
            raise LinkError(f"{path}:{number}: no case: {error}") from error
        found.append(case)
    return found


def read_cases(path: Path, part: str = "open") -> list[tuple[Extraction, str, str | None]]:
    """Return the cases of one part as articles, with the entity asked for and its QID.

    Those whose right entity may have come into a larger base meanwhile are left out.
    """
    chosen = [c for c in load(path) if c["part"] == part and not c.get("absent")]
    return [(extraction(c), ENTITY, c["expect"]) for c in chosen]


def is_decided(case: dict[str, Any], made: str | None) -> bool:
    """Return whether a case tells if this link is right."""
    return not case.get("absent") or made is None or made in case["not"]


def extraction(case: dict[str, Any]) -> Extraction:
    """Return a case as the reading of an article; its entity is ``e``, its company ``w0`` …."""
    company = [(f"w{i}", kind, name, [name]) for i, (kind, name) in enumerate(case.get("with", ()))]
    of = next((number for number, _, name, _ in company if name == case.get("of")), None)
    office, person = case.get("office"), case["type"] == "Person"
    entities = [
        Entity(ENTITY, case["type"], case["name"], of=None if person else of, office=office),
        *(Entity(number, kind, name) for number, kind, name, _ in company),
    ]
    mine = (ENTITY, case["type"], case["name"], case.get("mentions") or [case["name"]])
    mentions: list[Mention] = []
    for number, kind, _, surfaces in [mine, *company]:
        for text in surfaces:
            at = case["text"].find(text)
            if at >= 0:
                mentions.append(
                    Mention(
                        f"m{len(mentions)}",
                        at,
                        at + len(text),
                        text,
                        MentionForm.NAME,
                        kind,
                        number,
                    )
                )
    positions = []
    if office and person:
        former = bool(case.get("former"))
        positions.append(Position("p0", ENTITY, office, of, former, (0, 1), "case"))
    return Extraction(
        Article(case["id"], case["text"], dt.date.fromisoformat(case["date"])),
        tuple(mentions),
        tuple(entities),
        positions=tuple(positions),
    )
