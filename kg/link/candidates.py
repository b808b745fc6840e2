"""Who or what an entity may be: entries of the base, each with the way it was found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.context import Context, adjective
from kg.link.names import (
    bare_tokens,
    fold,
    nominatives,
    person_tokens,
    plain_umlauts,
    similarity,
    skeletons,
    sound,
    spoken_forms,
    stem,
)

if TYPE_CHECKING:
    import datetime as dt

    from kg.link.base import Entry, Hit, Term
    from kg.model import Entity

_NEAR = {("State", "Place"), ("Place", "State"), ("Organisation", "State")}
_GENITIVES = (" der ", " des ", " von ", " in ", " ")
_ALIKE = 0.75
_MANY = 60
_SHORT = 6
"""How many letters an abbreviation has at most."""
_KIND_WORD = re.compile(
    r"-(?:Miliz(?:en)?|Partei|Bewegung|Organisation|Gruppe|Rebellen|Allianz)s?$"
)
"""What German adds to the name of a body to say what it is: "Hisbollah-Miliz"."""
_PARTY_LISTS = ("optv", "partyfacts")
_PARTIES = "partyfacts"
"""The source of parties' abbreviations as their own country writes them."""
_FEW_SURNAMES = frozenset(("CN", "TW", "HK", "SG", "KR", "KP", "VN", "KH", "MM"))
_RULERS = frozenset(("konig", "konigin", "papst", "sultan", "emir", "kaiser"))


@dataclass(slots=True)
class Found:
    """A candidate and the best way in which it was found."""

    entry: Entry
    way: str
    """``exact_de exact abbreviation party reduced transcription stem surname body office``"""
    strength: float
    reason: str
    sources: int = 1
    """How many sources of the base give it this name."""
    initials: bool = False
    """Whether the name is the abbreviation of a party, which may stand for much else."""


def find(entity: Entity, context: Context) -> list[Found]:
    """Return the candidates of an entity, the best way for each, best first."""
    best: dict[int, Found] = {}
    names = surface_names(entity, context)
    if entity.type == "Person":
        found = _persons(entity, names, context)
    else:
        found = _things(entity, names, context)
    for one in found:
        kept = best.get(one.entry.id)
        if kept is None or one.strength > kept.strength:
            best[one.entry.id] = one
    if any(f.entry.type == entity.type for f in best.values()):
        best = {n: f for n, f in best.items() if f.entry.type == entity.type}
    return sorted(best.values(), key=lambda f: (-f.strength, -f.entry.weight, f.entry.id))


def surface_names(entity: Entity, context: Context) -> list[str]:
    """Return the entity's name and its other named mentions, each once, the name first."""
    mentions = [m.text for m in context.mentions.get(entity.id, ()) if m.form == "name"]
    return list(dict.fromkeys([entity.name, *sorted(mentions, key=len, reverse=True)]))


def _entry(context: Context, entity: Entity, number: int) -> Entry | None:
    entry = context.base.entry(number)
    if entry is None:
        return None
    same = entry.type == entity.type or (entity.type, entry.type) in _NEAR
    return entry if same else None


# ---- states, places, organisations


def _things(entity: Entity, names: list[str], context: Context) -> list[Found]:
    body = _bodies(entity, names, context)
    if body:
        return body
    found: list[Found] = []
    for name in names:
        key = fold(name)
        found += _short_name(entity, key, context)
        if blocked(key, entity, context):
            continue
        found += _exact(entity, name, context)
        shorter = _KIND_WORD.sub("", name)
        if not found and entity.type == "Organisation" and shorter != name:
            found += _exact(entity, shorter, context)
        if not found:
            found += _by_stem(entity, key, context)
    if entity.type == "State" and not found:
        country = adjective(entity.name, context.base)
        entry = _entry(context, entity, country) if country is not None else None
        if entry is not None:
            found.append(Found(entry, "demonym", 0.8, f"adjective {entity.name}"))
    return found


def blocked(key: str, entity: Entity, context: Context) -> bool:
    """Return whether a bare name says too little here (``verteidigungsministerium``, ``gaza``)."""
    for form in nominatives(key):
        guards = tables.guards().get(form, ())
        said = any(g.words and not g.unless and _allows(g, context) for g in guards)
        if form in tables.generic_names() and entity.of is None and not said:
            return True
        for guarded in guards:
            if guarded.type in ("*", entity.type) and not _allows(guarded, context):
                return True
    return False


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
            entries = [e for h in hits if (e := _entry(context, entity, h.entity))]
            return [Found(e, "exact_de", 0.9, f"{entity.name}: {fits[0]}") for e in entries]
    return []


def _keys(name: str) -> list[str]:
    bare = name.partition("(")[0].strip()
    key, keys = fold(bare), list(spoken_forms(bare))
    articles = ("die ", "der ", "das ", "dem ", "den ", "the ")
    keys += [key.removeprefix(a) for a in articles if key.startswith(a)]
    return list(dict.fromkeys([*keys, plain_umlauts(key)]))


def _exact(entity: Entity, name: str, context: Context) -> list[Found]:
    for key in _keys(name):
        found: list[tuple[Found, bool]] = []
        for hit in context.base.names(key):
            entry = _entry(context, entity, hit.entity)
            if entry is None or not _writes(hit, name):
                continue
            if _is_short(hit) and _spelt_otherwise(name, entry, entity, context):
                continue
            if hit.kind == "demonym" and entity.type != "State":
                continue
            if entry.type != entity.type and hit.lang != "de":
                continue
            found.append((_by_name(entry, hit), hit.text.casefold() == name.casefold()))
        if found:
            return _attested(_as_written(found), context.base.names(key))
    return []


def _as_written(found: list[tuple[Found, bool]]) -> list[Found]:
    """A name written alike goes before one with other accents: Los Angeles, Los Ángeles."""
    if any(alike for _, alike in found):
        for one, alike in found:
            one.strength -= 0.0 if alike else 0.2
    return [one for one, _ in found]


def _attested(found: list[Found], hits: tuple[Hit, ...]) -> list[Found]:
    """Names that several sources give weigh more; so does the party against its group."""
    sources: dict[int, set[str]] = {}
    for hit in hits:
        sources.setdefault(hit.entity, set()).add(hit.source)
    for one in found:
        one.sources = len(sources[one.entry.id])
    return found


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


def _by_name(entry: Entry, hit: Hit) -> Found:
    reason = f"{hit.kind} {hit.text} ({hit.lang})"
    if hit.kind == "demonym":
        return Found(entry, "demonym", 0.8, reason)
    german = hit.lang == "de" or (
        hit.kind == "abbrev" and hit.source in ("optv", "hand", "brief", "names")
    )
    if hit.kind == "abbrev" and not german:
        way = "party" if hit.source == _PARTIES else "abbreviation"
        return Found(entry, way, 0.75, reason, initials=way == "party")
    way = "exact_de" if german else "exact"
    initials = hit.kind == "abbrev" and hit.source in _PARTY_LISTS
    return Found(entry, way, 1.0 if german else 0.85, reason, initials=initials)


def _by_stem(entity: Entity, key: str, context: Context) -> list[Found]:
    numbers = context.base.stems(stem(key))
    entries = [e for n in numbers if (e := _entry(context, entity, n))]
    return [Found(e, "stem", 0.8, f"{entity.name} without endings") for e in entries]


# ---- bodies of a state


def body_of(entity: Entity, names: list[str], context: Context) -> tuple[str, int | None] | None:
    """Return kind and state of a body: ``russisches Außenministerium``."""
    state = context.states.get(entity.of) if entity.of else None
    kind: str | None = None
    for name in names:
        words = name.split()
        heads = tables.body_heads()
        first, last = _head(words[0]), _head(words[-1])
        if first in heads:
            kind = kind or heads[first]
            state = state or (_named_state(words[1:], context) if len(words) > 1 else None)
            if len(words) > 1 and state is None:
                return None
        elif last in heads and len(words) <= 3:
            kind = kind or heads[last]
            state = state or adjective(words[-2] if len(words) > 1 else words[0], context.base)
            if state is None and len(words) > 1:
                return None
        _, hyphen, rest = name.partition("-")
        if hyphen and _head(rest) in heads and adjective(name, context.base) is not None:
            kind, state = heads[_head(rest)], adjective(name, context.base)
    return (kind, state) if kind else None


def _head(word: str) -> str:
    key = fold(word.rsplit("-", 1)[-1])
    for form in (*nominatives(key), key.removesuffix("es")):
        if form in tables.body_heads():
            return form
    return key


def _named_state(words: list[str], context: Context) -> int | None:
    text = " ".join(words)
    for lead in ("der ", "des ", "von ", "in ", "im "):
        text = text.removeprefix(lead)
    for key in _keys(text):
        for hit in context.base.names(key):
            entry = context.base.entry(hit.entity)
            if entry is not None and entry.type == "State":
                return entry.id
    for number in context.base.stems(stem(fold(text))):
        entry = context.base.entry(number)
        if entry is not None and entry.type == "State":
            return entry.id
    return None


def _bodies(entity: Entity, names: list[str], context: Context) -> list[Found]:
    if entity.type != "Organisation":
        return []
    body = body_of(entity, names, context)
    if body is None or body[1] is None:
        return []
    kind, state = body
    ranked = context.base.bodies(kind, state)
    best = [n for n, rank in ranked if rank == ranked[0][1]]
    entries = [e for n in best if (e := context.base.entry(n))]
    return [Found(e, "body", 1.0, f"{kind} of Q{state}") for e in entries]


# ---- persons


def _persons(entity: Entity, names: list[str], context: Context) -> list[Found]:
    if _is_office(entity.name, context):
        return _by_office(entity, context)
    found: list[Found] = []
    full = [n for n in names if len(bare_tokens(_name_tokens(n))) > 1]
    for name in full or names[:1]:
        found += _full_name(entity, name, context)
    if not full:
        found += _surname(entity, names[0], context)
    return found


def _is_office(name: str, context: Context) -> bool:
    """Return whether somebody is known by an office alone: ``russischer Präsident``."""
    words = name.split()
    if not tables.office_classes(words[-1]):
        return False
    return len(words) == 1 or adjective(words[0], context.base) is not None


def _name_tokens(name: str) -> tuple[str, ...]:
    """Return the parts of a name without titles and offices before it."""
    tokens = person_tokens(name)
    while len(tokens) > 1 and tables.office_classes(tokens[0]) and tokens[0] not in _RULERS:
        tokens = tokens[1:]
    return tokens


def _full_name(entity: Entity, name: str, context: Context) -> list[Found]:
    tokens = _name_tokens(name)
    single = len(bare_tokens(tokens)) == 1
    found = []
    for key in dict.fromkeys([fold(name), " ".join(tokens)]):
        for form in nominatives(key):
            hits = [(h, _entry(context, entity, h.entity)) for h in context.base.names(form)]
            found += [
                Found(
                    e, "alias_single" if single else _way(h), 1.0, f"{h.kind} {h.text} ({h.lang})"
                )
                for h, e in hits
                if e
            ]
            if found:
                return _attested(found, context.base.names(form))
    return found if single else _similar(entity, tokens, context)


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
        entry = _entry(context, entity, number)
        if entry is not None and not _other_middle_name(tokens, number, context):
            likeness, text, way = max(_likeness(bare, h.text) for h in context.base.aliases(number))
            if likeness >= _ALIKE:
                found.append(Found(entry, way, 0.8 * likeness, f"like {text}"))
    return found


def _other_middle_name(tokens: tuple[str, ...], number: int, context: Context) -> bool:
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
    if len(other) < 2:
        return 0.0, text, "transcription"
    forms = nominatives(bare[-1])
    if other[-1] in forms and set(other[:-1]) <= set(bare[:-1]):
        return 0.95, text, "reduced"
    if other[-1] in forms and set(bare[:-1]) <= set(other[:-1]):
        return 0.9, text, "reduced"
    last = max(_heard(form, other[-1]) for form in forms)
    few, many = sorted((bare[:-1], other[:-1]), key=len)
    given = [max(_heard(one, two) for two in many) for one in few]
    return min(last, sum(given) / len(given)), text, "transcription"


def _heard(one: str, two: str) -> float:
    return max(similarity(sound(one), sound(two)), similarity(one, two))


def _surname(entity: Entity, name: str, context: Context) -> list[Found]:
    """A surname alone: whoever bears it and holds the office, or is known to everybody."""
    bare = bare_tokens(_name_tokens(name))
    numbers: set[int] = set()
    for form in nominatives(bare[-1]):
        for key in skeletons(form):
            numbers.update(context.base.persons(key))
    wanted = offices_of(entity, context)
    found = []
    for number in sorted(numbers):
        entry = _entry(context, entity, number)
        if entry is None:
            continue
        held = any(
            holds(t, w, s, context.day) for t in context.base.terms(number) for w, s in wanted
        )
        known = entry.weight >= 75 and entry.country in context.countries
        known = known and not _has_few_surnames(entry, context)
        held = held or describes(entry, entity, context)
        if (held or known) and _bears(number, bare[-1], context):
            found.append(Found(entry, "surname", 0.6, f"surname {bare[-1]}"))
    return found


def _has_few_surnames(entry: Entry, context: Context) -> bool:
    """Where millions are called Kim or Leung, a surname alone names nobody without an office."""
    country = context.base.entry(entry.country) if entry.country is not None else None
    return country is not None and country.iso in _FEW_SURNAMES


def _bears(number: int, surname: str, context: Context) -> bool:
    for hit in context.base.aliases(number):
        tokens = bare_tokens(person_tokens(hit.text))
        for form in nominatives(surname):
            if max(similarity(form, tokens[-1]), similarity(form, tokens[0])) >= 0.75:
                return True
    return False


def offices_of(entity: Entity, context: Context) -> list[tuple[str, int]]:
    """Return the offices that the article gives a person, as class and state or body."""
    found: list[tuple[str, int]] = []
    for position in context.positions.get(entity.id, ()):
        state = context.states.get(position.of) if position.of else None
        state = state or adjective(position.title.split()[0], context.base)
        if state is not None and not position.former:
            found += [(office, state) for office in tables.office_classes(position.title)]
    state = context.states.get(entity.of) if entity.of else None
    for word in (entity.office, *entity.name.split()[-1:]):
        if word:
            beside = (
                state
                or adjective(word, context.base)
                or adjective(entity.name.split()[0], context.base)
            )
            if beside is not None:
                found += [(office, beside) for office in tables.office_classes(word)]
    return list(dict.fromkeys(found))


def describes(entry: Entry, entity: Entity, context: Context) -> bool:
    """Return whether the base's description of a person has the office that the article gives."""
    words = [p.title for p in context.positions.get(entity.id, ())]
    words += [entity.office] if entity.office else []
    text = fold(entry.description)
    return any(_masculine(w) in text for w in words if w) if text else False


def _masculine(word: str) -> str:
    return fold(word).split(" ")[-1].removesuffix("in")


def holds(term: Term, office: str, state: int, day: dt.date | None) -> bool:
    """Return whether this is a term in that office on that day."""
    return term.office == office and term.of == state and (day is None or term.covers(day))


def holder(office: str, state: int, context: Context) -> int | None:
    """Return the one who held the office on the article's day, if the base knows exactly one.

    Terms are merged in the base (President 2000–, though another held the office in between), so
    of several who cover the day the one who took office last holds it.
    """
    if context.day is None or office not in tables.single_offices():
        return None
    terms = [t for t in context.base.holders(state, office) if t.start and t.covers(context.day)]
    terms = [t for t in terms if t.end or (context.day - (t.start or context.day)).days < 9000]
    if not terms:
        return None
    latest = max(t.start for t in terms if t.start)
    people = {t.entity for t in terms if t.start == latest}
    return people.pop() if len(people) == 1 else None


def _by_office(entity: Entity, context: Context) -> list[Found]:
    """An unnamed office-holder: ``US-Außenminister`` is who held the office on that day."""
    found = []
    for office, state in offices_of(entity, context):
        number = holder(office, state, context)
        entry = _entry(context, entity, number) if number is not None else None
        if entry is not None:
            found.append(Found(entry, "office", 0.9, f"{office} of Q{state} on {context.day}"))
    return found
