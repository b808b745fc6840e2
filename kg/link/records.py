"""The record format of entity tables: one JSON object a line.

Keys: ``qid``, ``type``, ``label_de``, ``label_best_de``, ``labels``, ``aliases``, ``roles``,
``country``, ``iso``, ``prior``, ``weight``, ``tier``, ``sources``, ``desc_de``, ``born``, ``died``,
``sex``. Needed are ``qid``, ``type`` and a label; ``docs/knowledge-base.md`` tells what each means.
"""

from __future__ import annotations

import json
import lzma
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO, cast

from kg.errors import LinkError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

TYPES = ("Person", "Organisation", "State", "Place")
SEXES = ("female", "male")
_QID = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an entity, with where it comes from."""

    text: str
    lang: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Role:
    """An office of a person, or the kind of a body."""

    title: str
    of: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Record:
    """One entity of a table."""

    qid: str
    type: str
    label: str
    aliases: tuple[Alias, ...]
    roles: tuple[Role, ...]
    country: str | None
    iso: str | None
    prior: float
    weight: float
    tier: int
    sources: tuple[str, ...]
    description: str
    born: int | None = None
    """Year of birth."""
    died: int | None = None
    sex: str = ""
    """``female``, ``male``, or empty where the table does not tell."""


def number(qid: str) -> int:
    """Return 183 for ``Q183``."""
    return int(qid[1:])


def read(path: Path) -> Iterator[Record]:
    """Yield the records of a ``.jsonl`` or ``.jsonl.xz`` file.

    Raises:
        LinkError: the file cannot be read, or a line is no record; it names the line.
    """
    try:
        with _opened(path) as lines:
            yield from parse(lines, str(path))
    except (OSError, lzma.LZMAError, UnicodeDecodeError, EOFError) as error:
        raise LinkError(
            f"{path}: cannot be read: {error}", hint="give a UTF-8 .jsonl or .jsonl.xz file"
        ) from error


def parse(lines: Iterable[str], where: str) -> Iterator[Record]:
    """Yield a record for each line that is not empty."""
    for line_number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from_json(json.loads(line))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise LinkError(
                    f"{where}:{line_number}: no entity record: {error}",
                    hint="docs/knowledge-base.md shows the format of a line",
                ) from error


def from_json(data: dict[str, Any]) -> Record:
    """Return the record of a parsed line."""
    qid = _qid(data["qid"])
    kind = data["type"]
    if kind not in TYPES:
        raise ValueError(f"type {kind!r} is none of {', '.join(TYPES)}")
    labels: dict[str, str] = data.get("labels") or {}
    label = data.get("label_de") or data.get("label_best_de") or labels.get("de")
    label = label or labels.get("en") or next(iter(labels.values()), None)
    if not label:
        raise ValueError("no label")
    return Record(
        qid=qid,
        type=kind,
        label=label,
        aliases=_aliases(data, labels),
        roles=tuple(
            Role(r["title"], _qid_or_none(r.get("of")), r.get("start"), r.get("end"))
            for r in data.get("roles") or ()
        ),
        country=_qid_or_none(data.get("country")),
        iso=data.get("iso"),
        prior=float(data.get("prior") or 0),
        weight=float(data.get("weight") or 0),
        tier=int(data.get("tier") or 2),
        sources=tuple(data.get("sources") or ()),
        description=data.get("desc_de") or "",
        born=_year(data.get("born")),
        died=_year(data.get("died")),
        sex=_sex(data.get("sex")),
    )


def _year(value: object) -> int | None:
    """Return 1952 for ``1952``, ``"1952"`` and ``"1952-10-07"``."""
    return int(str(value)[:4]) if value not in (None, "") else None


def _sex(value: object) -> str:
    if value in (None, ""):
        return ""
    if value not in SEXES:
        raise ValueError(f"sex {value!r} is none of {', '.join(SEXES)}")
    return str(value)


def to_json(record: Record) -> dict[str, Any]:
    """Return the line of a table that ``from_json`` reads as this record."""
    return {
        "qid": record.qid,
        "type": record.type,
        "label_de": record.label,
        "aliases": [
            {"text": a.text, "lang": a.lang, "kind": a.kind, "src": a.source}
            for a in record.aliases
        ],
        "roles": [
            {"title": r.title, "of": r.of, "start": r.start, "end": r.end} for r in record.roles
        ],
        "country": record.country,
        "iso": record.iso,
        "prior": record.prior,
        "weight": record.weight,
        "tier": record.tier,
        "sources": list(record.sources),
        "desc_de": record.description,
        "born": record.born,
        "died": record.died,
        "sex": record.sex or None,
    }


def _qid(value: object) -> str:
    if not isinstance(value, str) or not _QID.fullmatch(value):
        raise ValueError(f"{value!r} is no QID")
    return value


def _qid_or_none(value: object) -> str | None:
    """A table may give a plain name where the source knows no QID: that is no link."""
    return value if isinstance(value, str) and _QID.fullmatch(value) else None


def _aliases(data: dict[str, Any], labels: dict[str, str]) -> tuple[Alias, ...]:
    found = [
        Alias(a["text"], a.get("lang") or "mul", a.get("kind") or "alias", a.get("src") or "")
        for a in data.get("aliases") or ()
    ]
    known = {a.text for a in found}
    given = [(text, lang) for lang, text in sorted(labels.items())]
    if data.get("label_de"):
        given.append((data["label_de"], "de"))
    for text, lang in given:
        if text not in known:
            known.add(text)
            found.append(Alias(text, lang, "label", ""))
    return tuple(found)


def _opened(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return cast("TextIO", lzma.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8")
