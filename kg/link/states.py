"""Which state a word names: ``russischen``, ``US-Außenminister``, ``Franzosen``, ``Moskaus``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.names import fold, nominatives, stem

if TYPE_CHECKING:
    from kg.link.base import KnowledgeBase

_PREFIXES = {"us": "usa", "usa": "usa", "kreml": "russland"}
"""Short forms before a hyphen, and the state's name that the base knows: ``US-Außenminister``."""
_COMPOUNDS = ("kreml",)
"""Those that are written together with the word they determine: ``Kremlchef``."""
_ENDINGS = ("", "e", "en", "er", "es", "em", "n", "s", "innen")
_CAPITAL = 100.0
"""Weight of a capital at least."""
_REMEMBERED = 65536
"""How many words are remembered with the state they name, or none."""


def adjective(word: str, base: KnowledgeBase) -> int | None:
    """Return the state of an adjective or inhabitant: ``russischen``, ``US-Außenminister``."""
    kept = base.adjective_states
    if word not in kept:
        _make_room(kept)
        kept[word] = _adjective(word, base)
    return kept[word]


def named(word: str, base: KnowledgeBase) -> int | None:
    """Return the state that a word names by adjective, by its name, or by a capital's.

    ``Frankreichs`` → Frankreich, ``Moskaus`` → Russland; a name that several bear counts for the
    best known.
    """
    kept = base.named_states
    if word not in kept:
        _make_room(kept)
        state = adjective(word, base)
        kept[word] = state if state is not None else _named(word, base)
    return kept[word]


def _make_room(kept: dict[str, int | None]) -> None:
    if len(kept) >= _REMEMBERED:
        kept.clear()


def state_named(text: str, base: KnowledgeBase) -> int | None:
    """Return the state of that name, in the genitive or with declined adjectives too."""
    for key in nominatives(fold(text)):
        for hit in base.names(key):
            entry = base.entry(hit.entity)
            if entry is not None and entry.type == "State" and hit.kind != "demonym":
                return entry.id
    for number in base.stems(stem(fold(text))):
        entry = base.entry(number)
        if entry is not None and entry.type == "State":
            return entry.id
    return None


def capital_state(text: str, base: KnowledgeBase) -> int | None:
    """Return the country of the best known place of that name: ``Warschau`` → Polen."""
    keys = nominatives(fold(text))
    entries = [e for key in keys for hit in base.names(key) if (e := base.entry(hit.entity))]
    places = [e for e in entries if e.type == "Place" and (not e.is_region or e.weight >= _CAPITAL)]
    best = max(places, key=lambda e: (e.weight, -e.id), default=None)
    return best.country if best is not None else None


def _named(word: str, base: KnowledgeBase) -> int | None:
    if not word[:1].isupper():
        return None
    state = state_named(word, base)
    if state is not None:
        return state
    for key in nominatives(fold(word)):
        for hit in base.names(key):
            entry = base.entry(hit.entity)
            if entry is not None and entry.type == "Place" and entry.weight >= _CAPITAL:
                return entry.country
    return None


def _adjective(word: str, base: KnowledgeBase) -> int | None:
    head, hyphen, _ = word.partition("-")
    if hyphen and head.lower() in _PREFIXES:
        return state_named(_PREFIXES[head.lower()], base)
    key = fold(word)
    for start in _COMPOUNDS:
        if key.startswith(start) and len(key) > len(start):
            return state_named(_PREFIXES[start], base)
    known = base.adjectives()
    for ending in _ENDINGS:
        if key.endswith(ending):
            found = known.get(key[: len(key) - len(ending)] if ending else key)
            if found is not None:
                return found
    return None
