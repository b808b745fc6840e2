"""What an office word says: title, gender, whose office, former or acting.

``"Ex-US-Außenministerin"`` → title Außenministerin, of the USA, a woman, former.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import Row, cells, flag, rows
from kg.read.entities.gazetteer import prefixes
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.noun_forms import endings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST_OFFICE = 4
_LONG_FIRST_PART = 4


class OfficeKind(StrEnum):
    """For whom an office speaks."""

    STATE = "state"
    SPEECH = "speech"
    BODY = "body"
    STAFF = "staff"
    ARMY = "army"
    FAITH = "faith"
    MEMBER = "member"


class Compounds(StrEnum):
    """Whether a compound may end in an office word."""

    NONE = "no"
    ANY = "yes"
    LONG = "long"
    """Only behind four letters or more: "Parteichef"."""


@dataclass(frozen=True, slots=True)
class Office:
    """One office word, without its context."""

    title: str
    """Nominative singular, without the state: ``"Außenministerin"``."""
    base: str
    """Masculine lexicon entry: ``"Minister"``."""
    female: bool | None
    """``None`` if the form does not tell."""
    kind: OfficeKind
    post: bool
    compounds: Compounds
    plural: bool = False
    singular: bool = True
    of: str | None = None
    """Key of the state or body that the compound names."""
    of_label: str | None = None
    """As the compound has it: "EU" for Europäische Union."""
    former: bool = False
    prefix: str | None = None
    """First part of a hyphened compound that no lexicon knows: "Rotkamp-Chef"."""


@lru_cache(maxsize=20000)
def office(word: str) -> Office | None:
    """Return what an office word says, inflected or not; ``None`` if it is none.

    Example: ``"Vizeaußenministers"`` → title ``Vizeaußenminister``.
    """
    rest = _without_former(word)
    if not rest[:1].isupper():
        return None
    owner, last = _without_owner(rest)
    prefix, last = (None, last) if owner else _without_unknown(last)
    found = _compound(last)
    if found is None:
        return None
    of = prefixes()[owner] if owner else None
    return replace(found, of=of, of_label=owner, former=rest != word, prefix=prefix)


@lru_cache(maxsize=4000)
def same_office(one: str, two: str) -> bool:
    """Whether a later short title can take up an earlier one: "Minister" → "Außenminister".

    The forms for women and men are kept apart: "Ministerin" does not take up "Außenminister".
    """
    short, long = sorted((one.casefold(), two.casefold()), key=len)
    return long.endswith(short)


def _without_former(word: str) -> str:
    """Return "Minister" for "Ex-Minister" and "Exminister", and any other word as it is."""
    first, _, rest = word.partition("-")
    if first in WORDS.former_prefixes and len(rest) >= _SHORTEST_OFFICE:
        return _capitalised(rest)
    for prefix in WORDS.former_prefixes.words if word[:1].isupper() else ():
        rest = word.removeprefix(prefix)
        if rest != word and (rest in _forms() or rest.startswith(_kept_prefixes())):
            return _capitalised(rest)
    return word


def _without_owner(word: str) -> tuple[str | None, str]:
    """Return the state or body that a compound begins with, and the rest: "US", "Minister"."""
    parts = word.split("-")
    for k in range(len(parts) - 1, 0, -1):
        head, rest = "-".join(parts[:k]), "-".join(parts[k:])
        if head in prefixes() and rest[:1].isupper():
            return head, rest
    for row in rows("read/entities/state_prefixes"):
        rest = word.removeprefix(row["prefix"])
        if row["joined"] == "yes" and rest[:1].islower() and len(rest) >= _SHORTEST_OFFICE:
            return row["prefix"], _capitalised(rest)
    return None, word


def _without_unknown(word: str) -> tuple[str | None, str]:
    """Return the first part that no lexicon knows, and the rest: "Rotkamp", "Chef"."""
    first, _, rest = word.partition("-")
    if rest[:1].isupper() and first not in WORDS.ranks_before_a_hyphen:
        return first, rest
    return None, word


def _compound(word: str) -> Office | None:
    """Return what the office says that the word is or ends in."""
    folded = word.lower()
    for start in range(len(word) - _SHORTEST_OFFICE + 1):
        form = _forms().get(folded[start:])
        if form is not None and start != 1:
            return _behind(word[:start], form)
    return None


def _behind(first: str, form: Office) -> Office | None:
    """Return what the office says behind the first part of a compound."""
    if not first:
        return form
    if not _may_precede(first, form.compounds):
        return None
    title = form.title if first.endswith("-") else form.title[:1].lower() + form.title[1:]
    raised = first in WORDS.raising_first_parts
    return replace(form, title=first + title, post=form.post or raised)


def _may_precede(first: str, compounds: Compounds) -> bool:
    """Whether it is the first part of a compound: not "Ver" in "Vertreter"."""
    if compounds is Compounds.LONG:
        return len(first) >= _LONG_FIRST_PART or first.endswith("-")
    return compounds is Compounds.ANY and first.lower() not in WORDS.verb_prefixes


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


@cache
def _kept_prefixes() -> tuple[str, ...]:
    found = rows("read/entities/state_prefixes")
    return tuple(row["prefix"].lower() for row in found if row["joined"] == "kept")


@cache
def _forms() -> dict[str, Office]:
    """Return the offices by their forms in small letters."""
    table: dict[str, Office] = {}
    for row in rows("read/entities/offices"):
        for form, found in _declined(row):
            table.setdefault(form.lower(), found)
    return table


def _declined(row: Row) -> Iterator[tuple[str, Office]]:
    """Yield the forms of an office's titles, and what each says."""
    title, feminine = row["title"], row["female"]
    man = Office(
        title,
        title,
        female=False,
        kind=OfficeKind(row["kind"]),
        post=flag(row["post"]),
        compounds=Compounds(row["compound"]),
    )
    woman = replace(man, title=title + feminine if feminine == "in" else feminine, female=True)
    for ending in endings(row["bends"]):
        shown = replace(woman if ending.of_woman else man, female=False if ending.of_man else None)
        numbers = replace(shown, plural=ending.plural, singular=ending.singular)
        yield ending.behind(title), numbers
    if cells(feminine):
        yield woman.title, woman
        yield woman.title + "nen", replace(woman, plural=True, singular=False)
