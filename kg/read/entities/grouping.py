"""From named mentions to entities: which names denote the same one, and its fullest name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.gazetteer import by_key
from kg.read.entities.person_words import given_names

if TYPE_CHECKING:
    from kg.read.entities.mention import Name
    from kg.read.grammar.tree import Tree


@dataclass(slots=True, eq=False)
class Actor:
    """One entity while the cast is being read."""

    type: EntityType
    name: str
    key: str | None = None
    gender: str = "-"
    of: str | None = None
    """Name of the state or body it belongs to."""
    acts_for: str | None = None
    takes: frozenset[str] = frozenset()
    names: list[Name] = field(default_factory=list)
    """Its mentions in text order; none if only other words point to it: "russisch"."""


def group_names(words: Tree, names: list[Name], *, american: bool) -> list[Actor]:
    """Return the entities behind the names, in order of appearance.

    In an ``american`` article a body named without its state is American.
    """
    full = _full_persons(words, names)
    short_forms = _abbreviations(words, names)
    actors: list[Actor] = []
    by_identity: dict[tuple[str, str], Actor] = {}
    for name in names:
        identity = _identity(words, name, full, short_forms, names, american=american)
        actor = by_identity.get(identity)
        if actor is None:
            actor = Actor(name.type, name.name, name.key)
            actors.append(actor)
            by_identity[identity] = actor
        actor.names.append(name)
    for actor in actors:
        _describe(words, actor)
    return actors


def _identity(
    words: Tree,
    name: Name,
    full: dict[tuple[str, ...], tuple[str, ...]],
    short_forms: dict[str, str],
    names: list[Name],
    *,
    american: bool,
) -> tuple[str, str]:
    if name.type == EntityType.PERSON:
        parts = tuple(name.name.split())
        return EntityType.PERSON, " ".join(
            full.get(_with_gender(name, parts), full.get(parts, parts))
        )
    if name.source == "body":
        return "Body", _body_identity(name, names, american=american)
    if name.key is not None:
        return "Known", name.key
    label = short_forms.get(name.name, name.name)
    if label == "Union" and any(n.key == "Europäische Union" for n in names):
        return "Known", "Europäische Union"
    known = by_key().get(label)
    if known is not None:
        return "Known", known.key
    nominative = _without_genitive(words, name, names)
    return name.type, short_forms.get(nominative, nominative)


def _body_identity(name: Name, names: list[Name], *, american: bool) -> str:
    """A body named without its state is the one named with it, if there is only one."""
    if name.key is not None:
        return name.key
    noun = name.name.rpartition(" ")[2]
    if american:
        return f"{noun}|USA"
    with_state = {
        n.key for n in names if n.source == "body" and n.key and n.key.startswith(noun + "|")
    }
    if len(with_state) == 1 and " " not in name.name:
        return with_state.pop() or name.name
    return name.name


def _without_genitive(words: Tree, name: Name, names: list[Name]) -> str:
    label = name.name
    if (
        not label.endswith("s")
        or len(label) < 4
        or (name.end - name.start > 1 and name.type == EntityType.PLACE)
    ):
        return label
    if any(n.name == label[:-1] for n in names if n is not name):
        return label[:-1]
    head, i = words[name.head].head.i, name.head
    genitive = (
        (words[i].is_attribute or words[i].is_adjectival)
        and head > i
        and not any(words[c].is_case_marker for c in [c.i for c in words[i].children])
    )
    if (
        genitive
        and words[head].is_capitalised
        and not label.endswith(("ss", "us", "is", "os", "as"))
    ):
        return label[:-1]
    return label


def _with_gender(name: Name, parts: tuple[str, ...]) -> tuple[str, ...]:
    return (f"*{name.gender}", *parts)


def _full_persons(words: Tree, names: list[Name]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return for every form of a person's name the fullest one in the article."""
    persons = [n for n in names if n.type == EntityType.PERSON]
    fulls: dict[tuple[str, ...], Name] = {}
    for name in persons:
        parts = tuple(name.name.split())
        if len(parts) > 1:
            fulls.setdefault(parts, name)
    merged = _merged(fulls)
    table: dict[tuple[str, ...], tuple[str, ...]] = dict(merged)
    for name in persons:
        parts = tuple(name.name.split())
        if parts in fulls:
            continue
        options = _options(name, parts, fulls, merged)
        if not options:
            base = _genitive_base(parts)
            others = {tuple(n.name.split()) for n in persons}
            i = name.head
            modifies = (
                words[i].head.i > i
                and (words[i].is_attribute or words[i].is_adjectival)
                and len(parts) == 1
            )
            if base != parts and (
                base in others or (modifies and not parts[-1].endswith(("is", "us", "as", "os")))
            ):
                table.setdefault(parts, base)
            continue
        table[parts if len(options) == 1 else _with_gender(name, parts)] = options[0]
        if len(options) > 1:
            table.setdefault(parts, options[0])
    return table


def _genitive_base(parts: tuple[str, ...]) -> tuple[str, ...]:
    last = parts[-1]
    if last.endswith(("'", "’")) or (last.endswith("s") and len(last) > 3):
        return (*parts[:-1], last[:-1])
    return parts


def _merged(fulls: dict[tuple[str, ...], Name]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Join spellings of one full name: with and without initials, with a genitive -s."""
    table: dict[tuple[str, ...], tuple[str, ...]] = {}
    for parts, name in fulls.items():
        best = parts
        for other, second in fulls.items():
            if other == parts or {name.gender, second.gender} == {"m", "f"}:
                continue
            if _genitive_base(parts) == other or (_covers(other, parts) and len(other) > len(best)):
                best = other
        table[parts] = best
    for parts, joined in list(table.items()):
        last = joined
        while table[last] != last:
            last = table[last]
        table[parts] = last
    return table


def _covers(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the longer name holds all parts of the shorter one in order, and its surname."""
    last = {short[-1], _genitive_base(short)[-1]}
    if len(long) <= len(short) or long[-1] not in last:
        return False
    rest = iter(long)
    return all(any(_same_part(p, q) for q in rest) for p in short[:-1])


def _same_part(short: str, long: str) -> bool:
    return short == long or (short.endswith(".") and long.startswith(short[:-1]))


def _options(
    name: Name,
    parts: tuple[str, ...],
    fulls: dict[tuple[str, ...], Name],
    merged: dict[tuple[str, ...], tuple[str, ...]],
) -> list[tuple[str, ...]]:
    """Return the full names that a short one can stand for, the nearest before it first."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for form in dict.fromkeys((parts, _genitive_base(parts))):
        for full, model in fulls.items():
            size = len(form)
            as_surname = full[-size:] == form
            as_first = full[:size] == form and len(full) > size
            inside = size < len(full) and any(
                full[k : k + size] == form for k in range(1, len(full))
            )
            if not (as_surname or as_first or inside):
                continue
            if as_first and not as_surname and form[0] in given_names() and size == 1:
                continue
            if {name.gender, model.gender} == {"m", "f"}:
                continue
            rank = 0 if as_surname else 1
            distance = name.start - model.start
            found.append((rank, distance if distance >= 0 else 10_000 - distance, merged[full]))
    if not found:
        return []
    best = min(rank for rank, _, _ in found)
    ordered = [full for rank, _, full in sorted(found) if rank == best]
    return list(dict.fromkeys(ordered))


def _abbreviations(words: Tree, names: list[Name]) -> dict[str, str]:
    """Return which short name stands in brackets or right behind which long one."""
    table: dict[str, str] = {}
    at = {n.start: n for n in names}
    for name in names:
        if name.type == EntityType.PERSON or name.end >= len(words):
            continue
        k = name.end
        bracket = words[k].text == "("
        other = at.get(k + 1 if bracket else k)
        if (
            other is None
            or other.type == EntityType.PERSON
            or other.end - other.start > 1
            or other is name
        ):
            continue
        label = other.name
        if sum(map(str.isupper, label)) < 2 or " " in label or len(label) > 8:
            continue
        if name.source == "lexicon" and other.source == "lexicon" and name.key != other.key:
            continue
        if name.end - name.start == 1 and sum(map(str.isupper, name.name)) > 3:
            continue
        if (bracket and words[k + 2 : k + 3].texts == [")"] and name.type == other.type) or (
            not bracket and words[k].is_beside_name and name.type == EntityType.ORGANISATION
        ):
            if name.source == "body":
                continue
            table[label] = name.key or name.name
    return table


def _describe(words: Tree, actor: Actor) -> None:
    """Choose the name and collect what the mentions tell."""
    del words
    tops = list(actor.names)
    if actor.type == EntityType.PERSON:
        actor.name = max((n.name for n in tops), key=lambda s: (_full(s), -s.endswith("s")))
        if " " not in actor.name:
            shortest = min((n.name for n in tops), key=len)
            actor.name = shortest
        bases = {n.name for n in tops}
        if actor.name.endswith("s") and actor.name[:-1] in bases:
            actor.name = actor.name[:-1]
        genders = [n.gender for n in tops if n.gender != "-"]
        actor.gender = genders[0] if genders else "-"
        return
    votes: dict[EntityType, int] = {}
    for n in tops:
        votes[n.type] = votes.get(n.type, 0) + 1
    actor.type = max(votes, key=lambda t: (votes[t], t))
    spelt = [n.name for n in tops if n.key or n.source != "name"] or [n.name for n in tops]
    actor.name = max(spelt, key=_fullness)
    actor.key = next((n.key for n in tops if n.key), None)
    if actor.type == EntityType.STATE and any(n.name == actor.key for n in tops):
        actor.name = actor.key or actor.name
    best = max(tops, key=lambda n: (n.gender != "-", bool(n.takes)))
    actor.gender, actor.takes = best.gender, best.takes
    actor.of = next((n.of for n in tops if n.of), None)
    actor.acts_for = next((n.acts_for for n in tops if n.acts_for), None)


def _full(name: str) -> tuple[int, int]:
    parts = name.split()
    return len(parts), len(name)


def _fullness(name: str) -> tuple[bool, int]:
    return not name.isupper() or len(name) > 5, len(name)
