"""Features of people: what the text says of somebody, and whether the entry agrees or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link import offices, sexes, surroundings, tables
from kg.link.base import MEMBERSHIP
from kg.link.prominence import FAMOUS, KNOWN_ABROAD

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from kg.link.base import Entry, Term
    from kg.link.candidates import Found
    from kg.link.claims import Claim
    from kg.link.context import Context
    from kg.model import Entity

    Features = dict[str, float]

_YOUNGEST = 30
"""Years before the first office in which somebody is hardly in the news."""
_FADING = 25
"""Years after the last office from which on somebody is less and less in the news, and can hardly
hold another."""
_GROWN = 18
_PAST = 0.3
"""What an occupation says where politics is spoken of: a boxer may be elected mayor."""


def add(
    found: Features, one: Found, rivals: Sequence[Found], entity: Entity, context: Context
) -> None:
    """Add the features of a person."""
    entry = one.entry
    _add_office(found, entry, entity, context)
    _add_era(found, entry, entity, context)
    _add_party(found, entry, entity, context)
    _add_kin(found, one, rivals, entity, context)
    _add_surroundings(found, entry, entity, context)


def _add_office(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    terms, day = context.base.terms(entry.id), context.day
    claimed = offices.claims(entity, context)
    held = [c for c in claimed if any(offices.holds(t, c, day) for t in terms)]
    same = [(t, c) for t in terms for c in claimed if _is_same_office(t, c)]
    if any(c.told for c in held):
        found["office_held"] = 1.0
    elif held:
        found["office_fits"] = 1.0
    elif same:
        later = all(offices.is_later(t, day) and not c.former for t, c in same)
        found["office_later" if later else "office_class"] = 1.0
    elif claimed:
        _add_contradiction(found, entry, terms, claimed, context)
    if (rank := offices.rank(entry, context)) > 0:
        found["in_office"] = rank
    if offices.describes(entry, entity, context):
        found["described"] = 1.0


def _is_same_office(term: Term, claim: Claim) -> bool:
    return term.office == claim.office and (not claim.told or term.of == claim.state)


def _add_contradiction(
    found: Features,
    entry: Entry,
    terms: Sequence[Term],
    claimed: Sequence[Claim],
    context: Context,
) -> None:
    """Somebody else holds the office, or this one is known for others of another kind."""
    told = [c for c in claimed if c.told and not c.former and c.state is not None]
    others = [offices.holder(c.office, c.state, context) for c in told if c.state is not None]
    if any(o not in (None, entry.id) for o in others):
        found["office_other"] = 1.0
    elif any(t.start for t in terms) and not (
        _is_after_horizon(entry, context) or all(c.office in offices.INTERNATIONAL for c in claimed)
    ):
        found["office_never"] = 1.0


def _is_after_horizon(entry: Entry, context: Context) -> bool:
    """Return whether the office may have been taken after all that the base knows of a country."""
    last = context.base.horizon(entry.country) if entry.country is not None else None
    return bool(context.day and last and context.day > last)


def _add_era(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    """The article's year beside the years of life and of office."""
    day = context.day
    if day is None:
        return
    if entry.born is not None and day.year < entry.born + _GROWN:
        found["before_time"] = 1.0
        return
    active = [c for c in offices.claims(entity, context) if not c.former]
    if entry.died is not None and day.year > entry.died and active:
        found["after_time"] = 1.0
        return
    starts, ends = _span(context.base.terms(entry.id))
    if entry.born is None and starts is not None and starts.year - day.year > _YOUNGEST // 2:
        found["before_time"] = min(1.0, (starts.year - day.year) / _YOUNGEST)
    elif ends is not None and day.year - ends.year > _FADING:
        years = min(1.0, (day.year - ends.year) / (2 * _FADING))
        found["faded"] = years * (1.0 - entry.prominence)
        if active and not {"office_held", "office_fits"} & found.keys():
            found["after_time"] = 1.0


def _span(terms: Sequence[Term]) -> tuple[dt.date | None, dt.date | None]:
    """Return the first day in office, and the last one if no office is open."""
    starts = [t.start for t in terms if t.start]
    dated = [t for t in terms if t.start or t.end]
    is_open = any(t.end is None and t.office in offices.HIGHEST for t in dated)
    ends = [t.end or t.start for t in dated]
    last = max((e for e in ends if e), default=None)
    return min(starts, default=None), None if is_open else last


def _add_party(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    own = {t.of for t in context.base.terms(entry.id) if t.title == MEMBERSHIP}
    if not own:
        return
    named = surroundings.parties(context.extraction.article.text, context.named(entity.id))
    said = {hit.entity for name in named for hit in context.base.names(name)}
    owners = [p.of for p in context.positions.get(entity.id, ())]
    said |= {context.states[of] for of in owners if of in context.states}
    parties = {number for number in said if context.base.is_party(number)}
    if parties:
        found["party_same" if parties & own else "party_other"] = 1.0


def _add_kin(
    found: Features, one: Found, rivals: Sequence[Found], entity: Entity, context: Context
) -> None:
    text, mentions = context.extraction.article.text, context.named(entity.id)
    if surroundings.is_namesake_thing(text, mentions):
        found["named_after"] = 1.0
    if surroundings.occupation(text, mentions) and "described" not in found:
        found["occupation_other"] = _PAST if context.is_political(entity.id) else 1.0
    told = sexes.of_title(entity.office or "")
    titles = [p.title for p in context.positions.get(entity.id, ())]
    sex = next((s for s in (told, *map(sexes.of_title, titles)) if s), "")
    if sex and one.entry.sex and sex[0] != one.entry.sex:
        found["sex_other"] = 1.0
    generation = surroundings.generation(text, mentions)
    if generation and not _is_of_generation(one, generation, rivals, context):
        found["generation_other"] = 1.0


def _is_of_generation(
    one: Found, generation: str, rivals: Sequence[Found], context: Context
) -> bool:
    """Return whether somebody is the older, or the younger, of the namesakes that are known."""
    names = {h.text.lower() for h in context.base.aliases(one.entry.id)}
    if any(name.endswith((" jr.", " jr", " junior", " ii")) for name in names):
        return generation == "younger"
    first = {r.entry.id: _first(r.entry, context) for r in rivals}
    own = first.get(one.entry.id)
    others = [y for number, y in first.items() if y is not None and number != one.entry.id]
    if own is None or not others:
        return False
    return own < min(others) if generation == "older" else own > max(others)


def _first(entry: Entry, context: Context) -> int | None:
    if entry.born is not None:
        return entry.born
    years = [t.start.year for t in context.base.terms(entry.id) if t.start]
    return min(years, default=None)


def _add_surroundings(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    """The base knows politicians: elsewhere an equal name is more likely somebody else's."""
    if "office_held" in found or "described" in found:
        return
    known = max(entry.prominence, FAMOUS * found.get("in_office", 0.0))
    if entry.layer == "base" and not _is_among_politicians(entity, context):
        if "surname" in found or "alias_single" in found:
            leads = found.get("in_office", 0.0) >= 1.0 and context.is_statecraft(entity.id)
            found["unpolitical"] = 0.0 if leads else 1.0
        else:
            found["unpolitical"] = max(0.0, 1.0 - known / FAMOUS)
    is_given_office = bool(entity.office or context.positions.get(entity.id))
    if "country_out" in found and not is_given_office and known < KNOWN_ABROAD:
        found["stranger"] = 1.0
    country = context.base.entry(entry.country) if entry.country is not None else None
    if "transcription" in found and country and country.iso not in tables.transcribed():
        found["latin"] = 1.0 - known


def _is_among_politicians(entity: Entity, context: Context) -> bool:
    return context.is_political(entity.id) or context.in_company(entity.id)
