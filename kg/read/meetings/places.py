"""Where a meeting is held: places in the phrases around a meeting word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.gazetteer import by_key
from kg.read.grammar.prepositions import preposition

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word

_PLACE_PREPS = frozenset(("in", "auf", "an", "bei", "nahe", "vor"))


_TIME_WORDS = frozenset(
    [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Abend",
        "Morgen",
        "Nachmittag",
        "Vormittag",
        "Tag",
        "Woche",
        "Monat",
        "Jahr",
        "Reporter",
        "Journalist",
        "Presse",
        "Donnerstagabend",
        "Mittwochabend",
        "Dienstagabend",
        "Montagabend",
        "Freitagabend",
        "Samstagabend",
        "Sonntagabend",
    ]
)


_SEATED = (
    "ministerium", "ministeriums", "botschafter", "botschafterin", "botschaft", "amt", "sprecher",
    "sprecherin", "vertreter", "korrespondent", "universität", "institut", "konsul", "gesandte",
)  # fmt: skip


BUILDINGS = ("amt", "haus", "hauses", "palast", "schloss", "kreml", "burg", "residenz", "villa")


def place_of(cast: Cast, heads: Iterable[Word], goal: tuple[str, ...]) -> str | None:
    """Return the place that a phrase under one of the heads names, those of a goal first."""
    heads = list(heads)
    wanted: list[frozenset[str]] = [frozenset(goal) - {"obj"}] if goal else []
    wanted.append(_PLACE_PREPS)
    if "obj" in goal:
        for head in heads:
            for child in head.children:
                bare = child.is_oblique and child.is_proper_noun and not preposition(child)
                if child.is_passive_subject or child.is_object or bare:
                    found = _place(cast, child)
                    if found:
                        return found
    for preps in wanted:
        for head in heads:
            for child in sorted(head.children, key=lambda c: abs(c.i - head.i)):
                if preposition(child) in preps:
                    found = _place(cast, child)
                    if found:
                        return found
    return None


def place_of_name(cast: Cast, noun: Word) -> str | None:
    """Return the place by which a meeting is called: "der Gipfel von Hanoi"."""
    for child in noun.children:
        here = cast.at(child) if preposition(child) == "von" else None
        if here is not None and cast.is_place(here):
            return here
    return None


def place_in_sentence(cast: Cast, near: Word, *, inside: bool = False) -> str | None:
    """Return the nearest place of the sentence that is not part of a name or an office."""
    best: tuple[int, str] | None = None
    for token in near.sent:
        if preposition(token) not in ("in", "auf", "bei") or not (
            token.is_oblique or token.is_attribute
        ):
            continue
        here = cast.at(token)
        if here is None or not cast.is_place(here):
            continue
        head = token.head
        above = list(near.ancestors)
        governs = head.is_verb and (head == near or head in above)
        below = near.is_nominal and near in token.ancestors
        actor = bool(cast.denoted(head)) and not head.lemma.lower().endswith(_SEATED)
        if inside and not below:
            continue
        sure = governs or below or actor or head == near or head.lemma in _TIME_WORDS
        bare = token.i > 0 and token.tree[token.i - 1].lower == "in" and not _seat(head)
        if not sure and not (bare and _clause_of(token) in (near, _clause_of(near))):
            continue
        gap = abs(token.i - near.i) + (0 if sure else 100)
        if best is None or gap < best[0]:
            best = (gap, here)
    return best[1] if best else None


def _seat(noun: Word) -> bool:
    return noun.lemma.lower().endswith(_SEATED)


def _clause_of(token: Word) -> Word | None:
    return next((a for a in token.ancestors if a.is_verb), None)


def _place(cast: Cast, token: Word) -> str | None:
    """Return the place or, where it is one to go to, the state that a phrase names."""
    here = cast.at(token)
    if here is not None:
        entity = cast.entity(here)
        building = entity.type == EntityType.ORGANISATION and token.text.lower().endswith(BUILDINGS)
        return here if building or entity.type in (EntityType.PLACE, EntityType.STATE) else None
    for child in token.children:
        if (child.is_beside_name or child.is_attribute) and preposition(child) in ("", "von", "in"):
            here = cast.at(child)
            if here is not None and cast.is_place(here):
                return here
    return None


def place_in_compound(cast: Cast, noun: Word) -> str | None:
    """Return the place or state that the first part of a compound names: "Indien-Reise"."""
    first, hyphen, _ = noun.text.rpartition("-")
    if not hyphen or first == "US":
        return None
    for entity in cast.entities:
        if entity.type in (EntityType.PLACE, EntityType.STATE) and entity.name == first:
            return entity.id
    known = by_key().get(first)
    return cast.called(first) if known is not None and known.type == EntityType.STATE else None
