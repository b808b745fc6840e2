"""Who takes part in a meeting, and where it is held, found on the parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.gazetteer import by_key, prefixes
from kg.read.grammar.prepositions import preposition
from kg.read.meetings.lexicon import noun_entry
from kg.read.meetings.plural_sets import BOTH, both_right, is_both, resolve_set, union_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word

_ACTORS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE)


def ids(cast: Cast, token: Word) -> list[str]:
    """Return those whom a phrase denotes, as actors: a metonym gives the state it stands for."""
    if _in_brackets(token):
        return []
    after = token.tree[token.i + 1] if token.i + 1 < len(token.tree) else token
    if token.is_proper_noun and token.text.endswith("s") and after.is_noun:
        here = [p for p in cast.denoted(after) if cast.is_person(p)]
        if here and all(cast.is_state(p) for p in cast.denoted(token, conj=False)):
            return here
    found: list[str] = []
    for entity_id in cast.denoted(token):
        entity = cast.entity(entity_id)
        if entity.type in _ACTORS:
            found.append(entity_id)
        elif entity.acts_for:
            found.append(entity.acts_for)
        elif _acting(token) and (state := cast.state_behind(entity_id)) is not None:
            found.append(state)
    return list(dict.fromkeys(found))


def _acting(token: Word) -> bool:
    """Whether a place acts where it stands: as subject, or behind "zwischen" or "mit"."""
    while token.is_conjunct:
        token = token.head
    before = preposition(token)
    return before in ("zwischen", "mit") or (not before and token.dep.startswith("nsubj"))


def _in_brackets(token: Word) -> bool:
    """Whether a word stands alone in brackets: the agency of a dateline, a party behind a name."""
    before = token.tree[token.i - 1].text if token.i else ""
    after = token.tree[token.i + 1].text if token.i + 1 < len(token.tree) else ""
    return before == "(" and after == ")"


def parties(cast: Cast, token: Word, depth: int = 0) -> list[str]:
    """Return the actors of a phrase, or, where its head names none, those it belongs to.

    Example: "Unterhändler der Ukraine und Russlands" gives both states.
    """
    found = ids(cast, token)
    if not found and token.is_pronoun and _antecedent(token) != token:
        return parties(cast, _antecedent(token), depth + 1)
    if depth > 3:
        return found
    for child in token.children:
        if child.is_attribute and is_both(child):
            return parties(cast, child, depth + 1)
    own = found and all(cast.is_state(i) for i in found)
    if not found or (own and token.is_noun):
        found = [*found, *_belonging(cast, token, depth, counted=not found)]
    inside = [t for t in token.subtree if t != token and _within(t, token)]
    joined = [c for part in (token, *inside) for c in part.children if c.is_conjunct]
    if joined:
        for part in inside:
            found.extend(i for i in ids(cast, part) if cast.is_person(i))
    for child in joined:
        found.extend(parties(cast, child, depth + 1))
    found = _persons_of(cast, token, list(dict.fromkeys(found)))
    return _holders(cast, token, found) if depth == 0 else found


def _persons_of(cast: Cast, token: Word, found: list[str]) -> list[str]:
    """Leave out states and bodies where as many persons follow: "die Chefs A-lands, X und Y"."""
    persons = [p for p in found if cast.is_person(p)]
    states = [p for p in found if p not in persons]
    several = token.is_noun and "Sing" not in token.morph.get("Number", [])
    if several and len(persons) > 1 and len(states) == len(persons):
        return [p for p in found if p not in states]
    return found


def _holders(cast: Cast, token: Word, found: list[str]) -> list[str]:
    """Return the persons named elsewhere who hold the office: "die Präsidenten beider Länder"."""
    several = "Plur" in token.morph.get("Number", []) and token.is_noun
    if not several or len(found) < 2 or any(not cast.is_state(p) for p in found):
        return found
    word = token.lemma if token.lemma != token.text else token.text.removesuffix("en")
    persons = [cast.holder(word, state) for state in found]
    return [p for p in persons if p] if all(persons) else found


def represented(cast: Cast, found: Iterable[str]) -> list[str]:
    """Return the parties without the states for whom one of the persons among them acts."""
    found = list(dict.fromkeys(found))
    homes = {cast.home(p) for p in found if cast.is_person(p)}
    return [p for p in found if p not in homes or cast.is_person(p)]


def _within(token: Word, head: Word) -> bool:
    """Whether only appositions and parts of names lie between two words."""
    while token != head:
        if not (token.is_beside_name or token.is_flat_name):
            return False
        token = token.head
    return True


def _belonging(cast: Cast, token: Word, depth: int, *, counted: bool) -> list[str]:
    found: list[str] = []
    for child in token.children:
        if child.is_beside_name or (
            (child.is_attribute or child.is_possessive or child.is_number_modifier)
            and preposition(child) in ("", "von", "aus", "zwischen")
        ):
            found.extend(parties(cast, child, depth + 1))
    if found or (not (token.is_nominal or token.is_adjective) and token.lower not in BOTH):
        return found
    if is_person(token) or token.is_adjective:
        states = [cast.state_of(t) for t in (token, *token.children) if not t.is_proper_noun]
        found = [s for s in states if s]
    if not found and (right := both_right(token)) is not None:
        return parties(cast, right, depth + 1)
    if found or not counted:
        return found
    return resolve_set(cast, token) or union_of(cast, token)


@cache
def _people() -> tuple[str, ...]:
    return tuple(row["person"] for row in rows("read/meetings/people"))


def is_person(token: Word) -> bool:
    """Whether a common noun or pronoun is one for people or bodies that can be met."""
    if token.is_pronoun:
        return token.lower in ("er", "ihn", "ihm", "sie", "ihr", "ihnen", "beide", "beiden")
    lemma = token.lemma.lower()
    forms = (
        lemma,
        lemma.removesuffix("n"),
        lemma.removesuffix("r"),
        token.lower.removesuffix("n"),
        token.lower.removesuffix("s"),
    )
    return any(form.endswith(_people()) for form in forms)


def _antecedent(token: Word) -> Word:
    """Return the noun of a relative pronoun."""
    if token.is_pronoun and token.lower in (
        "der",
        "die",
        "das",
        "welcher",
        "welche",
        "dessen",
    ):
        clause = token.head
        if clause.is_attributive_clause:
            return clause.head
    return token


def genitives(noun: Word) -> Iterator[Word]:
    """Yield what stands beside a noun without a preposition: genitives, possessives, adjectives."""
    for child in noun.children:
        if child.is_attribute and (_is_far(child, noun) or noun_entry(child) is not None):
            continue
        bare = child.dep in ("nmod", "det:poss", "amod", "compound") and not preposition(child)
        if bare or (child.is_attribute and preposition(child) in ("von", "zwischen")):
            yield child


def _is_far(genitive: Word, noun: Word) -> bool:
    """Whether a genitive before a noun belongs elsewhere: another phrase stands between them."""
    between = noun.tree[genitive.i + 1 : noun.i] if genitive.i < noun.i else ()
    return any((t.is_verb or t.is_adposition or t.is_mark) for t in between)


def _by_part(cast: Cast, part: str) -> str | None:
    """Return the person whose surname, or the state whose name, is part of a compound."""
    for entity in cast.entities:
        if entity.type in (EntityType.PERSON, EntityType.STATE) and entity.name.split()[-1] == part:
            return entity.id
    return None


def prefix_parties(cast: Cast, noun: Word) -> list[str]:
    """Return the actors that the first part of a compound names: "EU-Gipfel"."""
    mention = cast.mention_at(noun)
    event = mention is not None and mention.text == noun.text
    if noun.lower.endswith(("versammlung", "rat", "rats", "rates")):
        event = False
    own = mention.entity if mention is not None and not event else None
    if own is not None and cast.is_body(own):
        return [own]
    if "-" not in noun.text:
        return []
    first = noun.text.rpartition("-")[0]
    named = [_by_part(cast, part) for part in first.split("-")]
    if len(named) > 1 and all(named):
        return [n for n in named if n]
    key = prefixes().get(first)
    known = by_key().get(key) if key is not None else None
    if known is not None:
        for entity in cast.entities:
            if entity.type == EntityType.ORGANISATION and entity.name == known.name:
                return [entity.id]
        if key is not None and known.type == EntityType.ORGANISATION:
            return [cast.called(key)]
    for mention in cast.mentions:
        if mention.type == EntityType.ORGANISATION and (
            mention.text == first or cast.entity(mention.entity).name == first
        ):
            return [mention.entity]
    return []
