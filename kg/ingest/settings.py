"""How inputs are taken in: what a user says once for all of them."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self, TypedDict, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kg.errors import InputError
from kg.ingest.dates import checked_date

ZONE = "Europe/Berlin"
"""Where articles are published, if nothing else is said."""
ROLES = ("text", "title", "date", "id", "source", "url", "lead")
"""What a field of a record may be."""
_NAMED = re.compile(r"\s*(\w+)\s*=\s*(\S.*?)\s*")


class Taking(TypedDict, total=False):
    """What may be said of how inputs are taken in."""

    date: dt.date | str | None
    """Day of publication of whatever gives none itself."""
    force: bool
    """Whether what does not look German is taken in all the same."""
    encoding: str | None
    """Encoding of all files, by default told from their bytes."""
    timezone: str | None
    """In whose days articles are dated, by default Europe/Berlin."""
    fields: Mapping[str, str] | Iterable[tuple[str, str]]
    """Names of fields of records by role: ``{"text": "maintext"}``."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every input of a run."""

    date: dt.date | None = None
    """Day of publication of whatever gives none itself."""
    force: bool = False
    """Whether what does not look German is taken in all the same."""
    encoding: str | None = None
    """Encoding of all files; ``None``: told from their bytes."""
    zone: dt.tzinfo = field(default_factory=lambda: ZoneInfo(ZONE))
    """In whose days dates with a time zone are given."""
    fields: tuple[tuple[str, str], ...] = ()
    """Role and name of fields of records, before those that are known by name."""

    @classmethod
    def of(cls, **told: Unpack[Taking]) -> Self:
        """Return the settings that words give.

        Raises:
            InputError: the date, encoding, time zone or role of a field is none.
        """
        given = told.get("fields") or ()
        pairs = tuple(given.items() if isinstance(given, Mapping) else given)
        for role, _ in pairs:
            checked_role(role)
        encoding = told.get("encoding")
        return cls(
            date=checked_date(told.get("date")),
            force=told.get("force", False),
            encoding=checked_encoding(encoding) if encoding else None,
            zone=checked_zone(told.get("timezone") or ZONE),
            fields=pairs,
        )


def named_field(words: str) -> tuple[str, str]:
    """Return role and name of ``"text=maintext"``.

    Raises:
        InputError: it is none.
    """
    match = _NAMED.fullmatch(words)
    if not match:
        raise InputError(f"{words!r} is no role=name", hint="such as text=maintext")
    return checked_role(match[1]), match[2]


def checked_role(role: str) -> str:
    """Return the role of a field.

    Raises:
        InputError: there is no such role.
    """
    if role not in ROLES:
        raise InputError(f"{role!r} is no role of a field", hint=f"one of {', '.join(ROLES)}")
    return role


def checked_encoding(name: str) -> str:
    """Return the name of an encoding as Python knows it.

    Raises:
        InputError: it knows none of that name, or it is none of text.
    """
    try:
        found = codecs.lookup(name).name
        "ä".encode(found, errors="replace")
    except (LookupError, TypeError) as error:
        raise InputError(
            f"{name!r} is no encoding", hint="such as utf-8, windows-1252, iso-8859-15, utf-16"
        ) from error
    return found


def checked_zone(name: str) -> dt.tzinfo:
    """Return a time zone by its name in the IANA data base.

    Raises:
        InputError: there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            f"{name!r} is no time zone", hint="such as Europe/Berlin, Europe/Zurich or UTC"
        ) from error
