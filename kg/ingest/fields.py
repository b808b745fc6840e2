"""Fields of records: which is the text, the title, the date, under the names that tools give."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from kg.errors import InputError
from kg.lexicon import rows

Pairs = tuple[tuple[str, str], ...]
_NAMES_IN = ("name", "title", "label", "main", "value", "text", "plain", "rendered", "html")
"""What an object in the place of words has for them."""
_FEW = 8
"""So many names of fields are said in a message."""


@cache
def names(role: str) -> tuple[str, ...]:
    """Return the names that a role goes by, best first."""
    return next(tuple(r["names"].split()) for r in rows("ingest/fields") if r["role"] == role)


def is_text(name: str) -> bool:
    """Whether a field of that name is known to hold the text of an article."""
    return _plain(name) in names("text")


def chosen(record: Mapping[str, Any], role: str, told: Pairs) -> tuple[str, Any] | None:
    """Return name and value of the field with that role; ``None`` if there is none with a value.

    ``told`` are roles and names that a user gives; they leave the known names out.

    Raises:
        InputError: a name that was told is not in the record.
    """
    given = [name for own, name in told if own == role]
    for name in given:
        found = _at(record, name)
        if found is not _ABSENT:
            return name, found
    if given:
        if role == "text":
            raise no_text(record, f'the field "{given[0]}" is missing')
        return None
    known = {_plain(key): key for key in reversed(list(record))}
    for name in names(role):
        found = _at(record, known[name]) if name in known else _at(record, name)
        if found is not _ABSENT and not is_nothing(found):
            return known.get(name, name), found
    return None


def is_nothing(value: object) -> bool:
    """Whether a value stands for none: null, NaN, an empty string or list."""
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or (isinstance(value, (str, list, dict)) and not value)


def no_text(record: Mapping[str, Any], what: str) -> InputError:
    """Return what tells a user that no field holds the text, and which fields there are."""
    listed = ", ".join(map(str, list(record)[:_FEW]))
    more = ", …" if len(record) > _FEW else ""
    return InputError(what, hint=f"name it with --field text=NAME; the fields are: {listed}{more}")


def words(value: object) -> str | None:
    """Return the words of a value: of an object its name, of a list its members.

    ``None`` for what has none, such as a truth value.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or is_nothing(value):
        return None
    if isinstance(value, (int, float)):
        return str(int(value)) if value == int(value) else str(value)
    if isinstance(value, Mapping):
        inner = (value[name] for name in _NAMES_IN if isinstance(value.get(name), str))
        return next(inner, None)
    return None


def paragraphs(value: object) -> str | None:
    """Return the text of a value that may have parts: lists of paragraphs, sections, a summary.

    ``None`` if there are no words in it.
    """
    if isinstance(value, str):
        return value
    parts = list(_parts(value))
    return "\n\n".join(parts) if parts else None


def _parts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        if value.strip():
            yield value.strip()
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts(inner)


def _plain(name: str) -> str:
    return str(name).strip().strip("\ufeff").casefold().replace(" ", "_")


_ABSENT: Any = object()


def _at(record: Mapping[str, Any], name: str) -> Any:
    """Return the value of a name, or of a path with dots; ``_ABSENT`` if there is none."""
    if name in record:
        return record[name]
    value: Any = record
    for part in name.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return _ABSENT
        value = value[part]
    return value
