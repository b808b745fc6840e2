"""Candidates for people: by the full name, one that sounds alike, the surname, the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link import offices, prominence, tables
from kg.link.candidates import Found, attested, fitting
from kg.link.names import (
    bare_tokens,
    fold,
    nominatives,
    person_tokens,
    similarity,
    skeletons,
    sound,
)
from kg.link.states import adjective

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.base import Entry, Hit
    from kg.link.context import Context
    from kg.model import Entity

_ALIKE = 0.75
_MANY = 60
_FEW_SURNAMES = frozenset(("CN", "TW", "HK", "SG", "KR", "KP", "VN", "KH", "MM"))
"""Where millions share a surname, it names those in the highest offices alone."""
_RULERS = frozenset(("konig", "konigin", "papst", "sultan", "emir", "kaiser"))
_FAMOUS = 100.0
"""Weight of those who need no country to be known by their surname."""
_KNOWN = 70.0


def find(entity: Entity, names: list[str], context: Context) -> list[Found]:
    """Return the candidates of a person."""
    if _is_office(entity.name, context):
        return _by_office(entity, context)
    full = [n for n in names if len(bare_tokens(name_tokens(n))) > 1]
    found: list[Found] = []
    for name in full or names[:1]:
        found += _by_full_name(entity, name, context)
    if not full:
        found += _by_surname(entity, names[0], context)
    return found


def _is_office(name: str, context: Context) -> bool:
    """Return whether somebody is known by an office alone: ``russischer Präsident``."""
    words = name.split()
    if not tables.office_classes(words[-1]):
        return False
    return len(words) == 1 or adjective(words[0], context.base) is not None


def name_tokens(name: str) -> tuple[str, ...]:
    """Return the parts of a name without titles and offices before it."""
    tokens = person_tokens(name)
    while len(tokens) > 1 and tables.office_classes(tokens[0]) and tokens[0] not in _RULERS:
        tokens = tokens[1:]
    return tokens


def _by_full_name(entity: Entity, name: str, context: Context) -> list[Found]:
    tokens = name_tokens(name)
    single = len(bare_tokens(tokens)) == 1
    for key in dict.fromkeys([fold(name), " ".join(tokens)]):
        for form in nominatives(key):
            found = list(_exact(entity, form, context, single=single))
            if found:
                more = [] if single else _similar(entity, tokens, context)
                same = [f for f in more if f.way == "reduced" and f.strength >= _SAME]
                return attested(found, context.base.names(form)) + same
    return [] if single else _similar(entity, tokens, context)


_SAME = 0.8 * 0.95
"""Strength of a name that differs by initials alone: George Bush, George H. W. Bush."""


def _exact(entity: Entity, form: str, context: Context, *, single: bool) -> Iterator[Found]:
    for hit in context.base.names(form):
        entry = fitting(context, entity, hit.entity)
        if entry is not None:
            way = "alias_single" if single else _way(hit)
            yield Found(entry, way, 1.0, f"{hit.kind} {hit.text} ({hit.lang})")


def _way(hit: Hit) -> str:
    return "transcription" if hit.source == "derived-de-translit" else "exact_de"


def _similar(entity: Entity, tokens: tuple[str, ...], context: Context) -> list[Found]:
    bare = bare_tokens(tokens)
    numbers: set[int] = set()
    for last in nominatives(bare[-1]):
        for surname in skeletons(last):
            for given in {s for t in bare[:-1] for s in skeletons(t)}:
                numbers.update(context.base.persons(surname, given))
    found = []
    for number in sorted(numbers)[:_MANY]:
        entry = fitting(context, entity, number)
        if entry is not None and not _has_other_middle_name(tokens, number, context):
            likeness, text, way = max(_likeness(bare, h.text) for h in context.base.aliases(number))
            if likeness >= _ALIKE:
                found.append(Found(entry, way, 0.8 * likeness, f"like {text}"))
    return found


def _has_other_middle_name(tokens: tuple[str, ...], number: int, context: Context) -> bool:
    """Return whether the name has an initial that the person's full names gainsay.

    ``John F. Kennedy`` is not John Neely Kennedy.
    """
    initials = {t for t in tokens[1:-1] if len(t) == 1}
    if not initials:
        return False
    full = [person_tokens(h.text) for h in context.base.aliases(number)]
    middles = [{t[0] for t in f[1:-1]} for f in full if len(f) > 2]
    return bool(middles) and not any(initials & m for m in middles)


def _likeness(bare: tuple[str, ...], text: str) -> tuple[float, str, str]:
    """Return how alike two full names are: the surname, and the given names both have."""
    other = bare_tokens(person_tokens(text))
    if len(other) < 2 or _are_two_people(bare, other):
        return 0.0, text, "transcription"
    forms = nominatives(bare[-1])
    if other[-1] in forms and set(other[:-1]) <= set(bare[:-1]):
        return 0.95, text, "reduced"
    if other[-1] in forms and set(bare[:-1]) <= set(other[:-1]):
        return 0.9, text, "reduced"
    if len(other) > 2 and other[-2] in forms and set(bare[:-1]) & set(other[:-2]):
        return 0.9, text, "reduced"  # Otto Pérez, who is Otto Pérez Molina
    last = max(_heard(form, other[-1]) for form in forms)
    few, many = sorted((bare[:-1], other[:-1]), key=len)
    given = [max(_heard(one, two) for two in many) for one in few]
    if other[-1] in forms and other[0] == bare[0] and len(bare) == len(other) > 2:
        rest = zip(bare[1:-1], other[1:-1], strict=True)
        if all(_heard(one, two) >= _ALIKE for one, two in rest):
            return 0.9, text, "reduced"  # Alpha Omar Konaré, who is Alpha Oumar Konaré
    whole = _heard("".join(few), "".join(many)) if len(few) != len(many) else 0.0
    return min(last, max(whole, sum(given) / len(given))), text, "transcription"


def _are_two_people(bare: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether a long name ends in a known one and begins with somebody else's."""
    return len(bare) >= len(other) + 2 and bare[-len(other) :] == other


def _heard(one: str, two: str) -> float:
    return max(similarity(sound(one), sound(two)), similarity(one, two))


def _by_surname(entity: Entity, name: str, context: Context) -> list[Found]:
    """A surname alone: whoever bears it and holds the office, or is called so by everybody."""
    bare = bare_tokens(name_tokens(name))
    numbers: set[int] = set()
    for form in nominatives(bare[-1]):
        for key in skeletons(form):
            numbers.update(context.base.persons(key))
    found = []
    for number in sorted(numbers):
        entry = fitting(context, entity, number)
        if entry is None or not _may_be_called_so(entry, entity, context):
            continue
        if (likeness := _bears(number, bare[-1], context)) >= _ALIKE:
            strength = 0.6 if likeness == 1.0 else 0.5
            found.append(Found(entry, "surname", strength, f"surname {bare[-1]}"))
    return found


def _may_be_called_so(entry: Entry, entity: Entity, context: Context) -> bool:
    """Return whether German news may call somebody by the surname alone, with what it says here."""
    terms = context.base.terms(entry.id)
    claimed = offices.claims(entity, context)
    sure = [c for c in claimed if c.told or c.office in tables.single_offices()]
    if any(offices.holds(t, claim, context.day) for t in terms for claim in sure):
        return True
    if offices.describes(entry, entity, context):
        return True
    spoken_of = entry.country in context.countries
    if _has_few_surnames(entry, context):
        return spoken_of and offices.is_in_high_office(entry, context, offices.HIGHEST)
    if entry.weight >= _FAMOUS or _leads_a_power(entry, context):
        return True
    known = entry.weight >= _KNOWN or offices.is_in_high_office(entry, context, offices.HIGH)
    return known and spoken_of


def _leads_a_power(entry: Entry, context: Context) -> bool:
    """Return whether somebody leads, on that day, a state that is in the news every day."""
    country = context.base.entry(entry.country) if entry.country is not None else None
    leads = offices.is_in_high_office(entry, context, offices.HIGHEST)
    return leads and country is not None and country.iso in prominence.POWERS


def _has_few_surnames(entry: Entry, context: Context) -> bool:
    country = context.base.entry(entry.country) if entry.country is not None else None
    return country is not None and country.iso in _FEW_SURNAMES


def _bears(number: int, surname: str, context: Context) -> float:
    """Return how alike the surname is to the first or last part of a name of that person."""
    most = 0.0
    for hit in context.base.aliases(number):
        tokens = bare_tokens(person_tokens(hit.text))
        for form in nominatives(surname):
            most = max(most, similarity(form, tokens[-1]), similarity(form, tokens[0]))
    return most


def _by_office(entity: Entity, context: Context) -> list[Found]:
    """An unnamed office-holder: ``US-Außenminister`` is who held the office on that day."""
    found = []
    for claim in offices.claims(entity, context):
        if claim.state is None or claim.former:
            continue
        number = offices.holder(claim.office, claim.state, context)
        entry = fitting(context, entity, number) if number is not None else None
        if entry is not None:
            reason = f"{claim.office} of Q{claim.state} on {context.day}"
            found.append(Found(entry, "office", 0.9, reason))
    return found
