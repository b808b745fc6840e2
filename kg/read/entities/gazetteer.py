"""Names that the lexicons know: states, bodies, places, and words that point to a state.

Everything is looked up by the words as they stand in the text, inflected or not:
``"Vereinigten Staaten"``, ``"Russlands"``, ``"französischen"``, ``"WASHINGTON"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import cells, rows
from kg.model import EntityType
from kg.read.entities.kinds import Kind
from kg.read.grammar.gender import Gender
from kg.read.grammar.noun_forms import genitives, stem
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Stretch, Word

_Form = tuple[str, bool]
_LONGEST_ABBREVIATION = 5
"""A longer word in capitals is no abbreviation: ``WASHINGTON``."""


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the lexicons."""

    name: str
    """Nominative, of the spelling that was found ("UN" stays "UN")."""
    key: str
    """The same for all spellings of one entity ("Vereinte Nationen")."""
    type: EntityType
    gender: Gender = Gender.NEUTER
    acts_for: str | None = None
    """State or body that it stands for as a metonym: "Moskau" → "Russland"."""
    of: str | None = None
    takes: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A known name in a text."""

    span: Stretch
    known: Known

    @property
    def is_state(self) -> bool:
        """Whether a state is named."""
        return self.known.type == EntityType.STATE

    @property
    def is_inflected_state(self) -> bool:
        """Whether the name is a state's in one word, in another case than the nominative."""
        return self.is_state and self.span.texts != [self.known.name] and len(self.span) == 1


def match(word: Word) -> Match | None:
    """Return the longest known name that begins at the word."""
    for forms, entry in _several().get(_form(word.text), ()):
        span = word.tree[word.i : word.i + len(forms)]
        if forms == tuple(_form(text) for text in span.texts):
            return Match(span, entry)
    entry_of_one = _single().get(plain(word.text))
    return Match(word.until(word.next), entry_of_one) if entry_of_one else None


@lru_cache(maxsize=20000)
def _form(word: str) -> _Form:
    """Return what all forms of a word in a name share: its stem, and whether it is capitalised."""
    return stem(plain(word)), word[:1].isupper()


@lru_cache(maxsize=20000)
def plain(word: str) -> str:
    """Return a word in capitals (datelines) as it is written elsewhere: ``WIEN`` → ``Wien``."""
    abbreviated = len(word) <= 2 or set("./") & set(word)
    if not word.isupper() or abbreviated or word in _single():
        return word
    spelt = in_small_letters(word)
    known_so = spelt in _single() or spelt in _first_words()
    return spelt if known_so or len(word) > _LONGEST_ABBREVIATION else word


def in_small_letters(word: str) -> str:
    """Return a word in capitals as names are written: ``HANNS-PETER`` → ``Hanns-Peter``."""
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


@cache
def known() -> tuple[Known, ...]:
    """Return all names of states, bodies, places and capitals, usual names first."""
    return (
        *_names("states", EntityType.STATE, Kind.STATE),
        *_names("organisations", EntityType.ORGANISATION),
        *_names("places", EntityType.PLACE),
        *_capitals(),
    )


def _names(lexicon: str, kind: EntityType, *takes: Kind) -> Iterator[Known]:
    """Yield the names of a lexicon, and their aliases."""
    for row in rows(f"read/entities/{lexicon}"):
        for name in (row["name"], *cells(row["aliases"])):
            yield Known(
                name,
                row["name"],
                kind,
                Gender(row["gender"]),
                acts_for=_owner(row.get("for", "-")),
                of=_owner(row.get("of", "-")),
                takes=frozenset([*takes, *(Kind(c) for c in cells(row.get("takes", "-")))]),
            )


def _capitals() -> Iterator[Known]:
    for row in rows("read/entities/states"):
        for name in cells(row["capitals"]):
            usual, *_ = cells(row["capitals"])
            yield Known(name, usual, EntityType.PLACE, acts_for=row["name"])


def _owner(cell: str) -> str | None:
    return next(iter(cells(cell)), None)


@cache
def by_key() -> dict[str, Known]:
    """Return the usual entry of each key."""
    table: dict[str, Known] = {}
    for entry in known():
        table.setdefault(entry.key, entry)
    return table


@cache
def prefixes() -> dict[str, str]:
    """Return which state or body the first part of a hyphened compound names."""
    table = {
        row["prefix"]: row["names"]
        for row in rows("read/entities/state_prefixes")
        if row["joined"] == "no"
    }
    for entry in known():
        if " " not in entry.name and "-" not in entry.name:
            table.setdefault(entry.name, entry.key)
    return table


@lru_cache(maxsize=20000)
def state_of_adjective(word: str) -> str | None:
    """Return the state that an adjective names: ``"französischen"`` → ``"Frankreich"``."""
    for form in (word, word[:1].lower() + word[1:]):
        stem_of_form = form.removesuffix(WORDS.adjective_endings.ending(form))
        state = _adjectives().get(form) or _adjectives().get(stem_of_form)
        if state is not None:
            return state
    return None


def inhabitant(word: str) -> tuple[str, Gender] | None:
    """Return state and gender of an inhabitant noun: ``"Ghanaer"`` → ``("Ghana", "m")``."""
    return _people().get(word)


@cache
def _single() -> dict[str, Known]:
    """Return the names of one word, with their genitives."""
    table: dict[str, Known] = {}
    names = [entry for entry in known() if " " not in entry.name]
    for entry in names:
        table.setdefault(entry.name, entry)
    for name, entry in list(table.items()):
        for form in genitives(name, with_e=entry.type != EntityType.STATE):
            table.setdefault(form, entry)
        if entry.gender is Gender.PLURAL:
            table.setdefault(name + "n", entry)
    return table


@cache
def _several() -> dict[_Form, list[tuple[tuple[_Form, ...], Known]]]:
    """Return the names of several words by the first, longest first."""
    table: dict[_Form, list[tuple[tuple[_Form, ...], Known]]] = {}
    for entry in known():
        forms = tuple(_form(word) for word in entry.name.split())
        if len(forms) > 1:
            table.setdefault(forms[0], []).append((forms, entry))
    for entries in table.values():
        entries.sort(key=lambda e: -len(e[0]))
    return table


@cache
def _first_words() -> frozenset[str]:
    return frozenset(part for entry in known() if " " in entry.name for part in entry.name.split())


@cache
def _adjectives() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("read/entities/states"):
        for adjective in cells(row["adjectives"]):
            table.setdefault(adjective, row["name"])
    return table


@cache
def _people() -> dict[str, tuple[str, Gender]]:
    table = {
        row["form"]: (row["state"], Gender(row["gender"]))
        for row in rows("read/entities/inhabitants")
    }
    for row in rows("read/entities/states"):
        for person in cells(row["people"]):
            base = person.removesuffix("e")
            for form in (person, base + "en", person + "s", person + "n"):
                table.setdefault(form, (row["name"], Gender.MASCULINE))
            for form in (base + "in", base + "innen"):
                table.setdefault(form, (row["name"], Gender.FEMININE))
    return table
