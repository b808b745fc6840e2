"""Who takes part in a meeting, and where it is held, found on the parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.gazetteer import by_key, prefixes
from kg.read.grammar.clauses import shared_subject
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.verb_forms import infinitive
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


def subject(verb: Word, but: Word | None = None) -> Word | None:
    """Return the subject of a verb: its own, a shared one, or that of the clause it hangs on.

    ``but``: a noun that is not it, whatever the parse says.
    """
    found = _own_subject(verb, but) or (None if is_zu_infinitive(verb) else shared_subject(verb))
    if found is not None:
        if found.lower in ("er", "sie") and _is_told_first(verb):
            later = _teller(verb)
            if later is not None:
                return later
        if found.lower in ("er", "sie") and any(c.is_subordinator for c in verb.children):
            main = verb.sent.root
            later = _own_subject(main) if main.is_verb and main.i > verb.i else None
            if later is not None and later.i > found.i and not later.is_pronoun:
                return later
        return found
    if any(c.is_expletive and c.lower == "es" for c in verb.children):
        return None
    if (
        verb.is_complement_clause or verb.is_attributive_clause or verb.is_adverbial_clause
    ) and verb.head.is_verb:
        controller = next((c for c in verb.head.children if c.is_dative), None)
        return controller or shared_subject(verb.head)
    if verb.is_attributive_clause:
        return None if _is_oblique_relative(verb) else verb.head
    if verb.is_infinitive_clause and any(c.is_copula for c in verb.head.children):
        return _own_subject(verb.head)
    return None


_TOLD = frozenset(
    "werde werden würde würden habe sei könne könnte wolle müsse müsste solle dürfe hätte".split()  # noqa: SIM905
)


def _is_told_first(verb: Word) -> bool:
    """Whether a main clause in the mood of indirect speech begins the sentence."""
    return any(t.lower in _TOLD for t in (verb, *verb.children, *_joined_head(verb))) and not any(
        c.is_subordinator and c.lower != "zu" for c in verb.children
    )


def _joined_head(verb: Word) -> Iterator[Word]:
    """Yield the words of the verb to which "und" joins a verb: its auxiliary serves both."""
    if verb.is_conjunct and verb.head.is_verb:
        yield from verb.head.children


def _teller(verb: Word) -> Word | None:
    """Return who says what a clause before tells: "er werde ihn treffen, kündigte der König an"."""
    tree, end = verb.tree, verb.sent.end
    for i in range(verb.i + 1, min(end - 1, verb.i + 30)):
        if tree[i].text == "," and tree[i + 1].is_verb:
            for child in tree[i + 1].children:
                own = child.is_active_subject and child.i > i + 1
                if own and child.is_nominal:
                    return child
            return None
    return None


def _is_oblique_relative(verb: Word) -> bool:
    """Whether the pronoun of a relative clause is not its subject: "mit dem er sprach", "wo"."""
    for child in verb.children:
        if child.i > verb.i:
            continue
        if child.lower in ("wo", "wobei", "wohin", "dem", "den", "denen", "dessen", "deren"):
            return True
        if child.is_pronoun and preposition(child):
            return True
    return False


_SPANS = frozenset("Stunde Tag Woche Minute Monat Jahr Mal".split())  # noqa: SIM905
_ARGUMENTS = frozenset(("obj", "obl", "obl:arg", "iobj", "nmod", "nsubj"))


def is_zu_infinitive(verb: Word) -> bool:
    """Whether a verb stands as an infinitive with "zu", so that it has no subject of its own."""
    if any(c.lower == "zu" and (c.is_adverbial or c.is_subordinator) for c in verb.children):
        return True
    return "zu" in verb.lower[1:] and infinitive(verb) == verb.lower.replace("zu", "", 1)


def _own_subject(verb: Word, but: Word | None = None) -> Word | None:
    """Return the first subject of the verb that is not the place of a dateline."""
    if is_zu_infinitive(verb):
        return None
    auxiliaries = [c for c in verb.children if c.is_helper]
    found = [
        c
        for head in (verb, *auxiliaries)
        for c in head.children
        if c.is_subject
        and c.lemma not in _SPANS
        and c != but
        and not any(g.is_case_marker for g in c.children)
    ]
    for token in found:
        after = token.tree[token.i + 1].text if token.i + 1 < len(token.tree) else ""
        if len(found) == 1 or after not in ("-", "–", "—", "(", ")", ":", "."):
            return token
    return None


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


def with_preposition(head: Word, names: Iterable[str]) -> Iterator[Word]:
    """Yield the noun phrases under ``head`` that one of the prepositions marks.

    Those that the parse hung on a neighbour of theirs ("am selben Tag von ihm empfangen") count
    where none hangs on the head itself.
    """
    wanted = frozenset(names)
    direct = [child for child in head.children if preposition(child) in wanted]
    if direct or not head.is_verb:
        yield from direct
        return
    for child in head.children:
        if child.dep in ("obl", "obj", "advmod", "nmod"):
            yield from (c for c in child.children if preposition(c) in wanted)
        elif child.is_passive_subject:
            near = (child, *(c for c in child.children if c.is_beside_name))
            yield from (c for n in near for c in n.children if preposition(c) in wanted)


def arguments(verb: Word) -> Iterator[Word]:
    """Yield what hangs on a verb, or on an adverb or a span of time beside it."""
    for child in verb.children:
        yield child
        span = (child.is_object or child.is_oblique or child.is_adverbial) and child.lemma in _SPANS
        if span or (child.is_adverbial and (child.is_adjective or child.is_adverb)):
            yield from (c for c in child.children if c.dep in _ARGUMENTS)


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
            return [cast._stage.ensure(key, first).id]  # noqa: SLF001
    for mention in cast.mentions:
        if mention.type == EntityType.ORGANISATION and (
            mention.text == first or cast.entity(mention.entity).name == first
        ):
            return [mention.entity]
    return []
