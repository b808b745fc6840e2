"""A newsroom's own entities from a CSV file, as records of the base.

The first line names the columns: ``qid`` and ``name`` are needed; ``type`` (else Person),
``aliases`` (";" between), ``office``, ``of``, ``start``, ``end``, ``country``, ``party``, ``born``,
``died``, ``sex`` and ``description`` may be left out. An office is named in German or in English;
``of`` and ``country`` take a QID or the German name of a state. Several lines of one QID are
several offices of one person.
"""

from __future__ import annotations

import csv
import dataclasses
from typing import TYPE_CHECKING

from kg.errors import LinkError
from kg.link import tables
from kg.link.records import Record, Role, from_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.link.base import KnowledgeBase

_NEEDED = ("qid", "name")
_COLUMNS = (
    *_NEEDED, "type", "aliases", "office", "of", "start", "end", "country", "party", "born",
    "died", "sex", "description",
)  # fmt: skip
_WEIGHT = 60.0
"""How well known a newsroom's own people are to it."""
_ENGLISH = {
    "head-of-state": "President", "head-of-government": "Prime Minister",
    "foreign-minister": "Minister of Foreign Affairs", "defence-minister": "Minister of Defence",
    "interior-minister": "Minister of the Interior", "finance-minister": "Minister of Finance",
    "justice-minister": "Minister of Justice", "economy-minister": "Minister of Economy",
    "ambassador": "Ambassador", "spokesperson": "Spokesperson", "governor": "Governor of it",
    "chief-of-staff": "Chief of Staff", "secretary-general": "Secretary-General",
    "security-adviser": "National Security Advisor", "party-leader": "Party Leader",
    "minister": "Minister", "member": "Member", "central-banker": "Governor of the Central Bank",
}  # fmt: skip
"""The English title by which the base knows a class of offices."""


def read(path: Path, base: KnowledgeBase) -> list[Record]:
    """Return the records of a CSV file, one for each QID; ``base`` knows states and parties.

    Raises:
        LinkError: the file cannot be read, or a line is no entity; it names the line.
    """
    found: dict[str, Record] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for where, row in _rows(lines, path):
                record = _record(row, where, base)
                known = found.get(record.qid)
                found[record.qid] = _joined(known, record) if known else record
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LinkError(f"{path}: cannot be read: {error}", hint="give a UTF-8 CSV file") from error
    return list(found.values())


def _rows(lines: Iterator[str], path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    head = lines.readline() if hasattr(lines, "readline") else next(lines, "")
    delimiter = ";" if head.count(";") > head.count(",") else ","
    names = [name.strip().lower() for name in next(csv.reader([head], delimiter=delimiter), [])]
    wrong = [name for name in names if name not in _COLUMNS]
    missing = [name for name in _NEEDED if name not in names]
    if wrong or missing:
        raise LinkError(
            f"{path}:1: {'no column ' + missing[0] if missing else 'unknown column ' + wrong[0]}",
            hint=f"the columns are {', '.join(_COLUMNS)}",
        )
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 2):
        if any(cell.strip() for cell in cells):
            yield f"{path}:{number}", dict(zip(names, map(str.strip, cells), strict=False))


def _record(row: dict[str, str], where: str, base: KnowledgeBase) -> Record:
    try:
        record = from_json(
            {
                "qid": row["qid"],
                "type": row.get("type") or "Person",
                "label_de": row["name"],
                "aliases": [
                    {"text": text.strip(), "lang": "de", "kind": "alias", "src": "own"}
                    for text in row.get("aliases", "").split(";")
                    if text.strip()
                ],
                "country": _state(row.get("country", ""), base),
                "weight": _WEIGHT,
                "sources": ["own"],
                "born": row.get("born"),
                "died": row.get("died"),
                "sex": row.get("sex"),
                "desc_de": row.get("description"),
            }
        )
        return dataclasses.replace(record, roles=tuple(_roles(row, base)))
    except (ValueError, TypeError, KeyError) as error:
        raise LinkError(
            f"{where}: no entity: {error}", hint="docs/knowledge-base.md shows the columns"
        ) from error


def _roles(row: dict[str, str], base: KnowledgeBase) -> Iterator[Role]:
    if row.get("office"):
        owner = _state(row.get("of", ""), base) or _state(row.get("country", ""), base)
        title = _title(row["office"])
        yield Role(title, owner, row.get("start") or None, row.get("end") or None)
    if row.get("party"):
        yield Role("Parteimitglied", _state(row["party"], base), None, None)


def _title(office: str) -> str:
    """Return the English title of an office that is named in German: ``Außenministerin``."""
    known = (_ENGLISH[c] for c in tables.office_classes(office) if c in _ENGLISH)
    return next(known, office)


def _state(text: str, base: KnowledgeBase) -> str | None:
    if not text or (text[0] == "Q" and text[1:].isdigit()):
        return text or None
    entries = [e for hit in base.lookup(text) if (e := base.entry(hit.entity))]
    fitting = [e for e in entries if e.type in ("State", "Organisation")]
    best = max(fitting, key=lambda e: (e.type == "State", e.weight), default=None)
    if best is None:
        raise ValueError(f"{text!r} is neither a QID nor a name of the knowledge base")
    return best.qid


def _joined(one: Record, other: Record) -> Record:
    return dataclasses.replace(
        one,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
    )
