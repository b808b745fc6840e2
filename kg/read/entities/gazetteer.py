"""Names that the lexicons know: states, bodies, places, and words that point to a state.

Everything is looked up by the words as they stand in the text, inflected or not:
``"Vereinigten Staaten"``, ``"Russlands"``, ``"französischen"``, ``"WASHINGTON"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType

if TYPE_CHECKING:
    from kg.read.grammar.tree import Tree

_ENDINGS = ("ens", "en", "em", "er", "es", "e", "s", "n")
_ADJECTIVE_ENDINGS = ("e", "en", "em", "er", "es")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the lexicons."""

    name: str
    """Nominative, of the spelling that was found ("UN" stays "UN")."""
    key: str
    """The same for all spellings of one entity ("Vereinte Nationen")."""
    type: EntityType
    gender: str = "-"
    acts_for: str | None = None
    """State or body that it stands for as a metonym: "Moskau" → "Russland"."""
    of: str | None = None
    takes: frozenset[str] = frozenset()


def cells(value: str) -> list[str]:
    """Return the parts of a comma-separated lexicon cell; ``-`` is empty."""
    return [] if value in ("-", "") else [part.strip() for part in value.split(",")]


def stem(word: str) -> str:
    """Return the word without one ending, so that its inflected forms meet."""
    if len(word) > 4:
        for ending in _ENDINGS:
            if word.endswith(ending):
                return word[: -len(ending)]
    return word


@lru_cache(maxsize=20000)
def plain(word: str) -> str:
    """Return a word in capitals (datelines) as it is written elsewhere: ``WIEN`` → ``Wien``."""
    if len(word) > 2 and word.isupper() and word not in _single() and not set("./") & set(word):
        spelt = "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
        return spelt if len(word) > 5 or spelt in _single() or spelt in _first_words() else word
    return word


@cache
def _first_words() -> frozenset[str]:
    return frozenset(part for entry in known() if " " in entry.name for part in entry.name.split())


@cache
def known() -> tuple[Known, ...]:
    """Return all names of states, capitals, bodies and places, usual names first."""
    found: list[Known] = []
    for row in rows("read/entities/states"):
        gender = {"der": "m", "die": "f", "pl": "p"}.get(row["article"], "n")
        names = [row["name"], *cells(row["aliases"])]
        found += [
            Known(n, row["name"], EntityType.STATE, gender, takes=frozenset({"state"}))
            for n in names
            if n != "Palästina"
        ]
    for row in rows("read/entities/organisations"):
        stands_for = None if row["for"] == "-" else row["for"]
        seat = stands_for if row["takes"] in ("government", "ministry") else None
        for name in [row["name"], *cells(row["aliases"])]:
            found.append(
                Known(
                    name,
                    row["name"],
                    EntityType.ORGANISATION,
                    row["gender"],
                    acts_for=seat,
                    of=stands_for,
                    takes=frozenset(cells(row["takes"])),
                )
            )
    for row in rows("read/entities/places"):
        gender = {"der": "m", "die": "f", "pl": "p"}.get(row["article"], "n")
        for name in [row["name"], *cells(row["aliases"])]:
            acts = "Europäische Union" if name == "Brüssel" else None
            found.append(Known(name, row["name"], EntityType.PLACE, gender, acts_for=acts))
    for row in rows("read/entities/states"):
        capitals = cells(row["capitals"])
        for name in capitals:
            found.append(
                Known(
                    name,
                    capitals[0],
                    EntityType.PLACE,
                    "n",
                    acts_for=row["name"],
                    takes=frozenset({"city"}),
                )
            )
    found.append(Known("Palästina", "Palästina", EntityType.STATE, "n", takes=frozenset({"state"})))
    return tuple(found)


@cache
def _single() -> dict[str, Known]:
    """Return the names of one word, with their genitives."""
    table: dict[str, Known] = {}
    for entry in known():
        if " " not in entry.name:
            table.setdefault(entry.name, entry)
    for name, entry in list(table.items()):
        if name[-1] in "sßxz":
            table.setdefault(name + "'", entry)
            table.setdefault(name + "’", entry)
            table.setdefault(name + "es", entry)
        else:
            table.setdefault(name + "s", entry)
            if name[-1] in "tgdkf" and entry.type != EntityType.STATE:
                table.setdefault(name + "es", entry)
        if entry.gender == "p":
            table.setdefault(name + "n", entry)
    return table


@cache
def _several() -> dict[str, list[tuple[tuple[str, ...], Known]]]:
    """Return the names of several words by the stem of the first, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for entry in known():
        words = entry.name.split()
        if len(words) > 1:
            stems = tuple(stem(w) for w in words)
            table.setdefault(stems[0], []).append((stems, entry))
    for entries in table.values():
        entries.sort(key=lambda e: -len(e[0]))
    return table


def match(tree: Tree, at: int) -> tuple[int, Known] | None:
    """Return the longest known name that begins at ``tree[at]``, and how many words it has."""
    first = plain(tree[at].text)
    for stems, entry in _several().get(stem(first), ()):
        part = [plain(word) for word in tree[at : at + len(stems)].texts]
        if len(part) == len(stems) and all(
            stem(w) == s and w[:1].isupper() == o[:1].isupper()
            for w, s, o in zip(part, stems, entry.name.split(), strict=True)
        ):
            return len(stems), entry
    entry_of_one = _single().get(first)
    return (1, entry_of_one) if entry_of_one else None


@cache
def by_key() -> dict[str, Known]:
    """Return the usual entry of each key."""
    table: dict[str, Known] = {}
    for entry in known():
        table.setdefault(entry.key, entry)
    return table


def city_adjective(word: str) -> bool:
    """Return whether the word is made from a city: "Genfer", "Pekinger"."""
    if not word.endswith("er") or not word[:1].isupper():
        return False
    table = _single()
    return any(base in table for base in (word[:-2], word[:-1], word[:-2] + "en"))


@cache
def _adjectives() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("read/entities/states"):
        for adjective in cells(row["adjectives"]):
            table.setdefault(adjective, row["name"])
    return table


@lru_cache(maxsize=20000)
def state_of_adjective(word: str) -> str | None:
    """Return the state that an adjective names: ``"französischen"`` → ``"Frankreich"``."""
    table = _adjectives()
    forms = [word, word[:1].lower() + word[1:]]
    for form in forms:
        if form in table:
            return table[form]
        for ending in _ADJECTIVE_ENDINGS:
            if form.endswith(ending) and form[: -len(ending)] in table:
                return table[form[: -len(ending)]]
    return None


@cache
def _people() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for row in rows("read/entities/states"):
        for person in cells(row["people"]):
            base = person.removesuffix("e")
            for form in (person, base + "en", person + "s", person + "n"):
                table.setdefault(form, (row["name"], "m"))
            woman = base.replace("Franzos", "Französ") + "in"
            table.setdefault(woman, (row["name"], "f"))
            table.setdefault(woman + "nen", (row["name"], "f"))
    for form in ("Deutsche", "Deutschen", "Deutscher"):
        table[form] = ("Deutschland", "-")
    return table


def inhabitant(word: str) -> tuple[str, str] | None:
    """Return state and gender of an inhabitant noun: ``"Ghanaer"`` → ``("Ghana", "m")``."""
    return _people().get(word)


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
