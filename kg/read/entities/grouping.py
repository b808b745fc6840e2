"""From named mentions to entities: which names denote the same one, and its fullest name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.gazetteer import by_key
from kg.read.entities.kinds import Kind
from kg.read.entities.mention import Name, Source
from kg.read.entities.person_words import given_names
from kg.read.grammar.gender import Gender
from kg.read.grammar.noun_forms import without_genitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_Parts = tuple[str, ...]
_Identity = tuple[str, str]
_LONGEST_ABBREVIATION = 8
_LEAST_CAPITALS = 2
_LONGEST_SHOUT = 5
"""A longer name in capitals is no abbreviation."""
_MOST_CAPITALS = 3
"""A word with more capitals is an abbreviation itself, not what one stands for."""
_FAR = 10_000
"""Behind the name: farther than any name before it."""


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """One entity while the cast is being read."""

    type: EntityType
    name: str
    key: str | None = None
    gender: Gender = Gender.UNKNOWN
    of: str | None = None
    """Name of the state or body it belongs to."""
    acts_for: str | None = None
    takes: frozenset[Kind] = frozenset()
    names: tuple[Name, ...] = ()
    """Its mentions in text order; none if only other words point to it: "russisch"."""


def group_names(names: list[Name], *, american: bool) -> list[Actor]:
    """Return the entities behind the names, in order of appearance.

    In an ``american`` article a body named without its state is American.
    """
    persons = full_names([name for name in names if name.type == EntityType.PERSON])
    known = _Known(names)
    groups: dict[_Identity, list[Name]] = {}
    for name in names:
        if name.type == EntityType.PERSON:
            identity: _Identity = name.type, " ".join(persons[name.start])
        elif name.source is Source.BODY:
            identity = name.source, _body_identity(name, known, american=american)
        else:
            identity = _identity(name, known)
        groups.setdefault(identity, []).append(name)
    return [
        _person(group) if group[0].type == EntityType.PERSON else _other(group)
        for group in groups.values()
    ]


class _Known:
    """What the names of an article tell of each other."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.long_forms = abbreviations(names)
        self.names = {name.name for name in names}
        self.keys = {name.key for name in names if name.key}
        self.bodies: dict[str, set[str]] = {}
        """Keys of the bodies of a state by their noun."""
        for name in names:
            noun, of_state, _ = (name.key or "").partition("|")
            if name.source is Source.BODY and of_state:
                self.bodies.setdefault(noun, set()).add(name.key or "")


def abbreviations(names: Iterable[Name]) -> dict[str, str]:
    """Return which long name a short one stands for that follows it, in brackets or not."""
    at = {name.start: name for name in names}
    table: dict[str, str] = {}
    for name in names:
        if name.type == EntityType.PERSON or name.source is Source.BODY:
            continue
        behind = name.span[-1].next
        bracket = behind.text == "("
        short = at.get((behind.next if bracket else behind).i)
        if short is None or not _may_abbreviate(short, name):
            continue
        closed = behind.next.next.text == ")" and name.type == short.type
        beside = behind.is_beside_name and name.type == EntityType.ORGANISATION
        if closed if bracket else beside:
            table[short.name] = name.key or name.name
    return table


def full_names(persons: list[Name]) -> dict[int, _Parts]:
    """Return the parts of the fullest name of each person, by the place of the mention."""
    parts_of = {name.start: tuple(name.name.split()) for name in persons}
    models: dict[_Parts, Name] = {}
    for name in persons:
        if " " in name.name:
            models.setdefault(parts_of[name.start], name)
    joined = _joined(models)
    by_part: dict[str, dict[_Parts, Name]] = {}
    for full, model in models.items():
        for part in full:
            by_part.setdefault(part, {})[full] = model
    forms = set(parts_of.values())
    found: dict[int, _Parts] = {}
    for name in persons:
        parts = parts_of[name.start]
        options = [] if parts in joined else _options(name, parts, by_part)
        usual = joined.get(parts) or (_base(parts) if _base(parts) in forms else parts)
        found[name.start] = joined[options[0]] if options else usual
    return found


def _joined(models: Mapping[_Parts, Name]) -> dict[_Parts, _Parts]:
    """Join spellings of one full name: with and without initials, with a genitive -s."""
    table: dict[_Parts, _Parts] = {}
    places = {parts: place for place, parts in enumerate(models)}
    by_surname: dict[str, list[_Parts]] = {}
    for parts in models:
        by_surname.setdefault(parts[-1], []).append(parts)
    for parts, name in models.items():
        best = parts
        surnames = {parts[-1], _base(parts)[-1]}
        near = (other for surname in surnames for other in by_surname.get(surname, ()))
        for other in sorted(near, key=places.__getitem__):
            second = models[other]
            if other == parts or _contradict(name, second):
                continue
            longer = _covers(other, parts) and len(other) > len(best)
            if longer or _base(parts) == other:
                best = other
        table[parts] = best
    return {parts: _last(table, parts) for parts in table}


def _last(table: Mapping[_Parts, _Parts], parts: _Parts) -> _Parts:
    """Return where the steps from name to fuller name end."""
    while table[parts] != parts:
        parts = table[parts]
    return parts


def _options(
    name: Name, parts: _Parts, by_part: Mapping[str, Mapping[_Parts, Name]]
) -> list[_Parts]:
    """Return the full names that a short one can stand for, the nearest before it first."""
    ranked: list[tuple[bool, int, _Parts]] = []
    for form in dict.fromkeys((parts, _base(parts))):
        for full, model in by_part.get(form[0], {}).items():
            if not _contains(full, form) or _contradict(name, model):
                continue
            as_surname = full[-len(form) :] == form
            as_given_name = full[0] == form[0] and len(form) == 1 and form[0] in given_names()
            if as_surname or not as_given_name:
                distance = name.start - model.start
                far = distance if distance >= 0 else _FAR - distance
                ranked.append((not as_surname, far, full))
    ranked.sort()
    return [full for first_part, _, full in ranked if first_part == ranked[0][0]]


def _base(parts: _Parts) -> _Parts:
    return (*parts[:-1], without_genitive(parts[-1]))


def _covers(long: _Parts, short: _Parts) -> bool:
    """Whether the longer name holds all parts of the shorter one in order, and its surname."""
    if len(long) <= len(short) or long[-1] not in {short[-1], _base(short)[-1]}:
        return False
    rest = iter(long)
    return all(any(_is_same_part(part, other) for other in rest) for part in short[:-1])


def _is_same_part(short: str, long: str) -> bool:
    return short == long or (short.endswith(".") and long.startswith(short[:-1]))


def _contains(full: _Parts, form: _Parts) -> bool:
    """Whether a full name has all parts of a form in a row."""
    return any(full[k : k + len(form)] == form for k in range(len(full) - len(form) + 1))


def _contradict(one: Name, other: Name) -> bool:
    """Whether one name is a man's and the other a woman's."""
    return {one.gender, other.gender} == {Gender.MASCULINE, Gender.FEMININE}


def _identity(name: Name, among: _Known) -> _Identity:
    """Return what all names of a state, place or organisation have in common."""
    label = among.long_forms.get(name.name, name.name)
    short_for = _short_names().get(label)
    if short_for in among.keys:
        label = short_for or label
    known = by_key().get(name.key or label)
    if known is not None:
        return Source.LEXICON, known.key
    bare = name.name.removesuffix("s")
    nominative = bare if bare in among.names else name.name
    return name.type, among.long_forms.get(nominative, nominative)


@cache
def _short_names() -> dict[str, str]:
    return {row["name"]: row["key"] for row in rows("read/entities/short_names")}


def _body_identity(name: Name, among: _Known, *, american: bool) -> str:
    """A body named without its state is the one named with it, if there is only one."""
    if name.key is not None:
        return name.key
    noun = name.name.rpartition(" ")[2]
    if american:
        return f"{noun}|USA"
    owned = among.bodies.get(noun, set())
    return next(iter(owned)) if len(owned) == 1 and noun == name.name else name.name


def _may_abbreviate(short: Name, long: Name) -> bool:
    """Whether a name is short and in capitals, and the other spells it out."""
    if short.type == EntityType.PERSON or len(short.span) > 1 or short is long:
        return False
    capitals = sum(map(str.isupper, short.name))
    if capitals < _LEAST_CAPITALS or len(short.name) > _LONGEST_ABBREVIATION:
        return False
    both_known = {short.source, long.source} == {Source.LEXICON}
    if both_known and short.key != long.key:
        return False
    return len(long.span) > 1 or sum(map(str.isupper, long.name)) <= _MOST_CAPITALS


def _person(names: list[Name]) -> Actor:
    """Return the person behind the names, under the fullest of them."""
    spelt = [name.name for name in names]
    best = max(spelt, key=lambda s: (len(s.split()), len(s), -s.endswith("s")))
    if " " not in best:
        best = min(spelt, key=len)
    bare = best.removesuffix("s")
    genders = (name.gender for name in names if name.gender is not Gender.UNKNOWN)
    return Actor(
        EntityType.PERSON,
        bare if bare in spelt else best,
        gender=next(genders, Gender.UNKNOWN),
        names=tuple(names),
    )


def _other(names: list[Name]) -> Actor:
    """Return the state, place or organisation behind the names, under the fullest of them."""
    votes = Counter(name.type for name in names)
    kind = max(votes, key=lambda t: (votes[t], t))
    sure = [n.name for n in names if n.key or n.source is not Source.PIPELINE]
    label = max(sure or [n.name for n in names], key=_fullness)
    key = next((n.key for n in names if n.key), None)
    if kind == EntityType.STATE and any(n.name == key for n in names):
        label = key or label
    telling = max(names, key=lambda n: (n.gender is not Gender.UNKNOWN, bool(n.takes)))
    return Actor(
        kind,
        label,
        key,
        telling.gender,
        of=next((n.of for n in names if n.of), None),
        acts_for=next((n.acts_for for n in names if n.acts_for), None),
        takes=telling.takes,
        names=tuple(names),
    )


def _fullness(name: str) -> tuple[bool, int]:
    """Rank a name: an abbreviation last, then by length."""
    return not name.isupper() or len(name) > _LONGEST_SHOUT, len(name)
