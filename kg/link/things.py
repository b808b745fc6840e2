"""Candidates for states, places and organisations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link import bodies, tables
from kg.link.candidates import Found, attested, fitting, surface_names
from kg.link.names import (
    fold,
    heard,
    nominatives,
    plain_umlauts,
    similarity,
    sound,
    spoken_forms,
    stem,
)
from kg.link.states import adjective

if TYPE_CHECKING:
    from kg.link.base import Entry, Hit
    from kg.link.context import Context
    from kg.model import Entity

_KIND_WORD = re.compile(
    r"-(?:Miliz(?:en)?|Partei|Bewegung|Organisation|Gruppe|Rebellen|Allianz)s?$"
)
"""What German adds to the name of a body to say what it is: "Hisbollah-Miliz"."""
_TITLED = re.compile(
    r"^(?:[Rr]egion|[Pp]rovinz|[Bb]undesstaat|[Gg]ouvernement|[Kk]anton|[Dd]epartement|[Oo]blast|"
    r"[Ss]tadt|[Ii]nsel|[Hh]afenstadt|[Ff]lughafen) "
)
"""What German sets before the name of a place to say what it is: "Provinz Idlib"."""
_PARTY_LISTS = ("optv", "partyfacts")
_PARTIES = "partyfacts"
"""The source of parties' abbreviations as their own country writes them."""
_GERMAN_LISTS = ("optv", "hand", "brief", "names")
_LONGEST_SHORT = 8
_ALIKE = 0.75
_SHORT = 6
"""How many letters an abbreviation has at most."""
_ARTICLES = ("die ", "der ", "das ", "the ", "le ", "la ", "el ")


def find(entity: Entity, names: list[str], context: Context) -> list[Found]:
    """Return the candidates of what is no person."""
    found: list[Found] = []
    for name in names:
        found += _by_name(entity, name, context, earlier=bool(found))
        if found and _is_full(found):
            return found
    found += _bodies(entity, names, context)
    if entity.type == "State" and not found:
        found = _by_leaders(entity, context)
    if entity.type == "State" and not found:
        country = adjective(entity.name, context.base)
        entry = fitting(context, entity, country) if country is not None else None
        if entry is not None:
            found.append(Found(entry, "demonym", 0.8, f"adjective {entity.name}"))
    return found


def _by_leaders(entity: Entity, context: Context) -> list[Found]:
    """``Kongos Präsident Félix Tshisekedi`` tells which of two states of a name is meant."""
    rows = [
        row for form in nominatives(fold(entity.name)) for row in tables.namesakes().get(form, ())
    ]
    bearers = {hit.entity for long_form, _ in rows for hit in context.base.names(long_form)}
    found = []
    for position in context.extraction.positions:
        leader = context.company.get(position.person)
        if position.of == entity.id and leader is not None and leader.country in bearers:
            entry = fitting(context, entity, leader.country)
            found += [Found(entry, "exact_de", 0.9, f"state of {leader.label}")] if entry else []
    return found


def _is_full(found: list[Found]) -> bool:
    """Return whether a German name was met: then other mentions add nothing but doubt."""
    return any(f.way == "exact_de" and not f.initials for f in found)


def _by_name(entity: Entity, name: str, context: Context, *, earlier: bool) -> list[Found]:
    key = fold(name)
    found = _short_name(entity, key, context)
    if is_blocked(key, entity, context):
        return found
    found += _exact(entity, name, context)
    if entity.type == "Place":
        found += _shortened(entity, key, found, context)
    if found or earlier:
        return found
    if entity.type == "Organisation":
        found = _exact(entity, _KIND_WORD.sub("", name), context)
        found = found or _with_abbreviation(entity, name, context)
    elif entity.type == "Place":
        found = _exact(entity, _TITLED.sub("", name), context) if _TITLED.search(name) else []
        found = found or _by_sound(entity, key, context)
    return found or _by_stem(entity, key, context)


def _with_abbreviation(entity: Entity, name: str, context: Context) -> list[Found]:
    """``Westafrikanische Wirtschaftsgemeinschaft Ecowas``: a name and its abbreviation together."""
    head, _, last = name.rpartition(" ")
    if not head or len(last) > _LONGEST_SHORT:
        return []
    short = [f for f in _exact(entity, last, context) if "abbrev" in f.reason or last.isupper()]
    full = _exact(entity, head, context)
    same = {f.entry.id for f in full} & {f.entry.id for f in short}
    if same:
        return [f for f in full if f.entry.id in same]
    return short if last.isupper() and _initials(head, fold(last)) else []


def _by_sound(entity: Entity, key: str, context: Context) -> list[Found]:
    """``Tal Rifaat`` is Tall Rifaat, where the country that writes it otherwise is spoken of."""
    found = []
    for number in context.base.heard(heard(key)):
        entry = fitting(context, entity, number)
        if entry is None or entry.country not in context.countries:
            continue
        names = [fold(h.text) for h in context.base.aliases(number)]
        likeness = max(similarity(sound(key), sound(name)) for name in names)
        if likeness >= _ALIKE:
            found.append(Found(entry, "transcription", 0.8 * likeness, f"like {entry.label}"))
    return found


def is_blocked(key: str, entity: Entity, context: Context) -> bool:
    """Return whether a bare name says too little here (``verteidigungsministerium``, ``gaza``)."""
    for form in nominatives(key):
        guards = tables.guards().get(form, ())
        said = any(g.words and not g.unless and _allows(g, context) for g in guards)
        if entity.type == "Organisation" and not said and _is_generic(form):
            return True
        for guarded in guards:
            if guarded.type in ("*", entity.type) and not _allows(guarded, context):
                return True
    return False


def _is_generic(key: str) -> bool:
    return key in tables.generic_names() or (" " not in key and bodies.kind_of(key) is not None)


def _allows(guard: tables.Guard, context: Context) -> bool:
    said = bool(guard.words) and context.says(guard.words)
    return said != guard.unless


def _short_name(entity: Entity, key: str, context: Context) -> list[Found]:
    """``Kongo`` is the state whose capital or people the article names, or nobody."""
    for form in nominatives(key):
        rows = tables.namesakes().get(form, ())
        fits = [long_form for long_form, hints in rows if context.says(hints)]
        if len(fits) == 1:
            hits = context.base.names(fits[0])
            entries = [e for h in hits if (e := fitting(context, entity, h.entity))]
            return [Found(e, "exact_de", 0.9, f"{entity.name}: {fits[0]}") for e in entries]
    return []


def _keys(name: str) -> list[str]:
    bare = name.partition("(")[0].strip()
    key, keys = fold(bare), list(spoken_forms(bare))
    keys += [key.removeprefix(a) for a in _ARTICLES if key.startswith(a)]
    return list(dict.fromkeys([*keys, plain_umlauts(key)]))


def _exact(entity: Entity, name: str, context: Context) -> list[Found]:
    """Return the entries that are called so; papers are called with their article or without."""
    if entity.type == "Organisation":
        key = fold(name)
        hits = [*context.base.names(key)]
        for article in _ARTICLES:
            hits += [h for h in context.base.names(article + key) if h.kind != "abbrev"]
        if found := _met(entity, name, tuple(hits), context):
            return found
    for key in _keys(name):
        if found := _met(entity, name, context.base.names(key), context):
            return found
    return []


def _met(entity: Entity, name: str, hits: tuple[Hit, ...], context: Context) -> list[Found]:
    found = [
        (_by_hit(entry, hit), _is_written_so(hit, name))
        for hit in hits
        if (entry := fitting(context, entity, hit.entity)) is not None
        and _is_meant(hit, entry, name, entity, context)
    ]
    return attested(_as_written(found), hits) if found else []


def _is_written_so(hit: Hit, name: str) -> bool:
    text, low = hit.text.casefold(), name.casefold()
    return text == low or any(text == article + low for article in _ARTICLES)


def _is_meant(hit: Hit, entry: Entry, name: str, entity: Entity, context: Context) -> bool:
    if not _writes(hit, name):
        return False
    if _is_short(hit) and _spelt_otherwise(name, entry, entity, context):
        return False
    if hit.kind == "demonym" and entity.type != "State":
        return False
    return entry.type == entity.type or hit.lang == "de"


def _as_written(found: list[tuple[Found, bool]]) -> list[Found]:
    """A name written alike goes before one with other accents: Los Angeles, Los Ángeles."""
    if any(alike for _, alike in found):
        for one, alike in found:
            one.strength -= 0.0 if alike else 0.2
    return [one for one, _ in found]


def _writes(hit: Hit, name: str) -> bool:
    """An abbreviation is written in capitals: ``is`` is no IS, but ``Nato`` is NATO."""
    if hit.kind != "abbrev" or len(name) > 5:
        return True
    return name.isupper() or hit.text == name or len(name.rstrip("s")) >= 4


def _is_short(hit: Hit) -> bool:
    """Return whether a name is an abbreviation, or a brand that is written as one: ``CCC``."""
    return hit.kind == "abbrev" or (hit.text.isupper() and len(hit.text) <= _SHORT)


def _spelt_otherwise(short: str, entry: Entry, entity: Entity, context: Context) -> bool:
    """Return whether the article spells an abbreviation out, and the entry is not called so.

    ``Norwegian Cruise Line (NCL)`` is no NOAA library; an expansion in another language than the
    abbreviation's (``Muslim-Liga (PML-N)``) says nothing.
    """
    letters = fold(short).replace(" ", "")
    names = [n for n in surface_names(entity, context) if len(fold(n).split()) > 1]
    spelt = [n for n in names if _initials(n, letters)]
    if not spelt:
        return False
    known = {w for h in context.base.aliases(entry.id) for w in fold(h.text).split() if len(w) > 3}
    return not any(w in known for n in spelt for w in fold(n).split())


def _initials(name: str, letters: str) -> bool:
    """Return whether the letters of an abbreviation begin words of a name, each in its turn."""
    words = iter(fold(name).split())
    return len(letters) > 1 and all(any(w[0] == letter for w in words) for letter in letters)


def _by_hit(entry: Entry, hit: Hit) -> Found:
    reason = f"{hit.kind} {hit.text} ({hit.lang})"
    if hit.kind == "demonym":
        return Found(entry, "demonym", 0.8, reason)
    german = hit.lang == "de" or (hit.kind == "abbrev" and hit.source in _GERMAN_LISTS)
    if not german and (hit.kind == "abbrev" or (hit.kind == "alias" and _is_short(hit))):
        way = "party" if hit.source == _PARTIES else "abbreviation"
        return Found(entry, way, 0.75, reason, initials=way == "party")
    way = "exact_de" if german else "exact"
    if way == "exact" and hit.kind == "alias" and " " not in hit.text and " " in entry.label:
        way = "bare"
    initials = hit.kind == "abbrev" and hit.source in _PARTY_LISTS
    return Found(entry, way, 1.0 if german else 0.85, reason, initials=initials)


def _shortened(entity: Entity, key: str, found: list[Found], context: Context) -> list[Found]:
    """``Santiago`` in a text on Cuba is Santiago de Cuba: places that are called by their head."""
    if any(f.entry.country in context.countries for f in found):
        return []
    entries = [
        entry
        for form in nominatives(key)
        for number in context.base.shortened(form)
        if (entry := fitting(context, entity, number)) and entry.country in context.countries
    ]
    return [Found(e, "short", 0.85, f"{entity.name} for {e.label}") for e in entries]


def _by_stem(entity: Entity, key: str, context: Context) -> list[Found]:
    numbers = context.base.stems(stem(key))
    entries = [e for n in numbers if (e := fitting(context, entity, n))]
    return [Found(e, "stem", 0.8, f"{entity.name} without endings") for e in entries]


def _bodies(entity: Entity, names: list[str], context: Context) -> list[Found]:
    if entity.type != "Organisation":
        return []
    body = bodies.body_of(entity, names, context)
    if body is None:
        return []
    way = "body" if body.told else "body_home"
    reason = f"{body.kind} of Q{body.state}"
    return [Found(e, way, 1.0, reason) for e in bodies.candidates(body, context)]
