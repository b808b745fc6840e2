"""The small tables beside the code: offices, bodies, guarded names, weights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.link.names import fold
from kg.resources import packaged


@dataclass(frozen=True, slots=True)
class OfficeClass:
    """An office as German names it and as the base's English titles name it."""

    name: str
    german: re.Pattern[str]
    title: re.Pattern[str]
    without: re.Pattern[str] | None
    single: bool
    """One holder at a time."""


_RARE = frozenset(("party-republicans", "party-democrats", "party-labour"))


@dataclass(frozen=True, slots=True)
class BodyClass:
    """A body that states have (government, ministries), or a family of parties."""

    name: str
    noun: str
    gender: str
    """``n``, ``f``, ``m``, or ``p`` for a plural."""
    heads: frozenset[str]
    label: re.Pattern[str] | None
    """What it is called in the base without its state; ``None``: it is not looked for there."""

    @property
    def is_rare(self) -> bool:
        """Return whether few states have one, so that the state need not be told."""
        return self.name in _RARE

    @property
    def is_party(self) -> bool:
        """Return whether this is a family of parties, of which a state may have several."""
        return self.name.startswith("party-")

    def called(self, adjective: str) -> str:
        """Return ``Russisches Außenministerium`` for ``russisch``."""
        ending = {"n": "es", "f": "e", "m": "er", "p": "e"}[self.gender]
        return f"{adjective[:1].upper()}{adjective[1:]}{ending} {self.noun}"


@dataclass(frozen=True, slots=True)
class Guard:
    """A name that links only under a condition."""

    type: str
    words: tuple[str, ...]
    """Words of which one must stand in the article; without any the name never links."""
    unless: bool = False
    """Whether the words forbid the link instead."""


def rows(name: str) -> list[list[str]]:
    """Return the rows of ``kg/link/data/<name>.tsv``; comments and empty lines are left out."""
    text = packaged("link", "data", f"{name}.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def offices() -> tuple[OfficeClass, ...]:
    """Return the classes of offices in the order in which they are tried."""
    return tuple(
        OfficeClass(
            cells[0],
            re.compile(cells[1]),
            re.compile(cells[2]),
            re.compile(cells[3]) if len(cells) > 3 and cells[3] else None,
            single=len(cells) > 4 and cells[4] == "single",
        )
        for cells in rows("offices")
    )


@cache
def single_offices() -> frozenset[str]:
    """Return the names of the classes with one holder at a time."""
    return frozenset(o.name for o in offices() if o.single)


@cache
def title_class(title: str) -> str:
    """Return the class of a title of the base: ``"Minister of Foreign Affairs"``; or ``""``."""
    low = title.lower()
    for office in offices():
        if office.title.search(low) and not (office.without and office.without.search(low)):
            return office.name
    return ""


_PREFIX = re.compile(
    r"^(?:(?:us|ex|un|eu|uno|nato|interims|noch|alt|designierter?|amtierender?|bisheriger?|"
    r"damaliger?|fruherer?|ehemaliger?) )+|^bundes(?=aussen|verteidigungs|innen|finanz|wirtschafts|"
    r"justiz)"
)


@cache
def office_classes(word: str) -> tuple[str, ...]:
    """Return the classes that a German office word may mean: ``"US-Außenministerin"``."""
    key = _PREFIX.sub("", fold(word))
    key = _PREFIX.sub("", key)
    forms = {key, re.sub(r"in$", "", key), re.sub(r"innen$", "", key)}
    forms |= {re.sub(r"s$", "", f) for f in forms} | {re.sub(r"e$", "", f) for f in forms}
    return tuple(o.name for o in offices() if any(o.german.fullmatch(f) for f in forms))


@cache
def bodies() -> tuple[BodyClass, ...]:
    """Return the kinds of bodies that are known by their state."""
    return tuple(
        BodyClass(
            name,
            noun,
            gender,
            frozenset(heads.split("|")),
            None if label == "-" else re.compile(label),
        )
        for name, noun, gender, heads, label in rows("bodies")
    )


@cache
def body_heads() -> dict[str, str]:
    """Return the class of each head word of a body."""
    return {head: body.name for body in bodies() for head in body.heads}


@cache
def generic_names() -> frozenset[str]:
    """Return the words that say nothing without a state."""
    return frozenset(cells[0] for cells in rows("generic")) | body_heads().keys()


@cache
def body(name: str) -> BodyClass:
    """Return the kind of body of that name.

    Raises:
        KeyError: there is none.
    """
    return {one.name: one for one in bodies()}[name]


@cache
def guards() -> dict[str, tuple[Guard, ...]]:
    """Return the names that link only under a condition."""
    found: dict[str, tuple[Guard, ...]] = {}
    for key, kind, words, _why in rows("guarded"):
        listed = words.removeprefix("!")
        guard = Guard(
            kind, () if words == "-" else tuple(listed.split("|")), unless=words.startswith("!")
        )
        found[key] = (*found.get(key, ()), guard)
    return found


@cache
def namesakes() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Return the long forms a short name may stand for, each with its hint words."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for key, long_form, hints in rows("namesakes"):
        found[key] = (*found.get(key, ()), (fold(long_form), tuple(hints.split("|"))))
    return found


@cache
def german_names() -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the German names of entities, by type and English label."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind, label, names in rows("names"):
        found[kind, label] = (*found.get((kind, label), ()), *names.split(";"))
    return found


@cache
def unions() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the names of states that fell into others, each with the ISO codes of these."""
    return tuple((name, tuple(codes.split())) for name, codes in rows("unions"))


@cache
def occupations() -> frozenset[str]:
    """Return what somebody is who is not known for politics, folded and masculine."""
    return frozenset(cells[0] for cells in rows("occupations"))


@cache
def licences() -> dict[str, str]:
    """Return the licence of each source of the base, by the source's id."""
    return {cells[0]: cells[1] for cells in rows("licences")}


@cache
def politics() -> re.Pattern[str]:
    """Return what tells, folded, that a stretch of text speaks of politics."""
    return re.compile("|".join(cells[0] for cells in rows("politics")))


@cache
def statecraft() -> re.Pattern[str]:
    """Return what tells, folded, of the doings of heads of state and government."""
    return re.compile("|".join(cells[0] for cells in rows("statecraft")))


@cache
def transcribed() -> frozenset[str]:
    """Return the ISO codes of the states whose names reach German by transcription."""
    return frozenset(code for cells in rows("scripts") for code in cells[1].split())
