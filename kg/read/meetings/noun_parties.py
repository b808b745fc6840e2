"""Who takes part in a meeting that a noun tells: beside it, in its clause, in the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingKind
from kg.read.entities.gazetteer import by_key, prefixes
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.subjects import subject
from kg.read.meetings.kinds import PLAIN, Family, Trait
from kg.read.meetings.nearby import joined_right, owner_right, state_of_matter
from kg.read.meetings.participants import actors, genitives, parties, represented
from kg.read.meetings.plural_sets import is_pair
from kg.read.meetings.status_cues import verb_cues
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word
    from kg.read.meetings.noun_cases import NounCase

_BODY_REACH = 4
"""So many sentences before, the body of a sitting may have been named."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Those who stand with a noun itself, and of them its partners: those after "mit"."""

    parties: tuple[str, ...]
    partners: tuple[str, ...]


def beside(case: NounCase) -> Beside:
    """Return those who stand with the noun itself."""
    found = [*_in_compound(case.cast, case.noun), *_owners(case)]
    partners = [p for c in _partner_phrases(case) for p in parties(case.cast, c)]
    if case.frame.kind == MeetingKind.BRIEFING:
        partners = [p for p in partners if case.cast.is_person(p)]
    found = list(dict.fromkeys((*found, *partners))) or owner_right(case.cast, case.noun)
    if len(found) < 2 and case.is_live and not partners:
        partners = joined_right(case.cast, case.noun, found)
        found += partners
    return Beside(tuple(dict.fromkeys((*found, *_leading(case)))), tuple(partners))


def completed(case: NounCase, near: Beside) -> list[str]:
    """Return the parties with the side that the noun lacks, from its clause or the one before."""
    found = list(near.parties)
    for add in (_between, _missing_side, _all_of_theirs, _subject_before, _those_taking_part):
        found = add(case, near, found)
    return found


def told_before(case: NounCase, found: list[str], *, told: bool, placed: bool) -> list[str]:
    """Return the parties, of a meeting that names none those told before.

    ``told``: a place or a time stands with it; ``placed``: a place.
    """
    if case.frame.trait == Trait.SITTING and not any(map(case.cast.is_body, found)):
        found = _body_before(case) or found
    if found:
        return found
    if case.frame.family == Family.TALK:
        again = case.is_another or (case.frame.trait == Trait.ROUND and case.is_numbered)
        found = _last_parties(case, told=told) if again else []
        known = case.phrase.is_definite and not case.context.told_near(case.noun)
        return found or (_persons_before(case) if known else [])
    return _traveller_before(case) if case.is_visit and placed and case.is_announced else []


def without_states_of_persons(case: NounCase, found: list[str], *, placed: bool) -> tuple[str, ...]:
    """Return the parties without the states whose persons are among them.

    Talks that name nobody where they are held are those of the state whose matter they are on.
    """
    each = represented(case.cast, found)
    on_matter = not each and placed and case.frame.kind == MeetingKind.NEGOTIATION
    return tuple(state_of_matter(case.cast, case.noun)) if on_matter else each


# --- in the phrase -----------------------------------------------------------------------------


def _partner_phrases(case: NounCase) -> list[Word]:
    wide = case.frame.family in (Family.VISIT, Family.TALK)
    return case.phrase.phrases(*WORDS["before a host" if wide else "with a partner"].words)


def _owners(case: NounCase) -> Iterator[str]:
    """Yield the genitives, possessives and adjectives of the noun; "beider Länder" alone counts."""
    travelling = case.is_visit and case.predicate is not None and case.noun.is_object
    words = genitives(case.noun)
    for child in [c for c in words if is_pair(c)] or words:
        if not child.is_possessive:
            yield from parties(case.cast, child)
        elif not travelling:
            yield from (p for p in actors(case.cast, child) if not case.cast.is_state(p))


def _leading(case: NounCase) -> list[str]:
    """Return who leads the talks in a relative clause: "die Gespräche, die er führte"."""
    for child in case.noun.children:
        if child.is_attributive_clause and clause_of(child).lemma in WORDS.leading_talks:
            bare = (c for c in child.children if c.is_active_subject or c.is_object)
            who = next((c for c in bare if c.lower not in WORDS.relatives_of_talks), None)
            return parties(case.cast, who) if who is not None else []
    return []


def _in_compound(cast: Cast, noun: Word) -> list[str]:
    """Return the actors that the first part of a compound names: "EU-Gipfel"."""
    mention = cast.mention_at(noun)
    event = mention is not None and mention.text == noun.text
    sits = noun.lower in WORDS.sitting_bodies
    if mention is not None and cast.is_body(mention.entity) and (sits or not event):
        return [mention.entity]
    first, hyphen, _ = noun.text.rpartition("-")
    if not hyphen:
        return []
    named = [_named_by(cast, part) for part in first.split("-")]
    if len(named) > 1 and all(named):
        return [n for n in named if n]
    return _body_in_compound(cast, first)


def _named_by(cast: Cast, part: str) -> str | None:
    """Return the person whose surname, or the state whose name, is part of a compound."""
    named = (EntityType.PERSON, EntityType.STATE)
    return next((e.id for e in cast.ending_in(part) if e.type in named), None)


def _body_in_compound(cast: Cast, first: str) -> list[str]:
    """Return the body that the first part of a compound is short for: "EU", "Nato"."""
    key = prefixes().get(first)
    known = by_key().get(key) if key is not None else None
    body = EntityType.ORGANISATION
    if known is not None and key is not None:
        alike = cast.ending_in(known.name.rpartition(" ")[2])
        same = (e.id for e in alike if e.type == body and e.name == known.name)
        found = next(same, None) or (cast.called(key) if known.type == body else None)
        if found is not None:
            return [found]
    named = cast.body_called(first)
    return [named] if named is not None else []


# --- in the clause -----------------------------------------------------------------------------


def _between(case: NounCase, _: Beside, found: list[str]) -> list[str]:
    """Return the sides behind "zwischen" in the clause where the noun has none."""
    if found or case.clause is None or not case.is_core:
        return found
    phrases = case.clause.phrases(*WORDS.between.words)
    return [p for phrase in phrases for p in parties(case.cast, phrase)]


def _missing_side(case: NounCase, near: Beside, found: list[str]) -> list[str]:
    """Add the subject of the clause where one side, or the body that sits, is missing."""
    owned = bool(found) and not near.partners and case.preposition in WORDS.setting_a_time
    hosted = case.is_visit and bool(found) and set(found) <= set(near.partners)
    summit = case.frame.family == Family.SUMMIT
    if len(found) < 2 and not (summit or owned or case.phrase.is_at_edge):
        found = _with_subject(case, [] if hosted else found)
        if not found and hosted:
            found = [p for c in genitives(case.noun) for p in actors(case.cast, c)]
        return list(dict.fromkeys((*found, *near.partners)))
    if _are_one_side(case, near, found):
        return _with_subject(case, found)
    return _sitting(case) if not found and case.preposition in WORDS.at_a_sitting else found


def _are_one_side(case: NounCase, near: Beside, found: list[str]) -> bool:
    """Whether all those named are the other side: "nach Gesprächen mit A und B reiste sie ab"."""
    if not found or not case.is_live or not set(found) <= set(near.partners):
        return False
    after = case.noun.tree[case.noun.i + 1 : case.noun.sent.end]
    mark = next((t.lower for t in after if t.lower in WORDS.before_sides), "")
    return mark in WORDS.with_a_partner and not case.phrase.is_at_edge


def _sitting(case: NounCase) -> list[str]:
    """Return the body that is the subject: "in seiner Sitzung hat der Rat beschlossen"."""
    who = case.clause.subject if case.clause is not None else None
    found = parties(case.cast, who) if who is not None else []
    return [p for p in found if case.cast.is_body(p)] or found


def _with_subject(case: NounCase, found: list[str]) -> list[str]:
    """Add the subject of the predicate: "nach einem Treffen mit ihr sagte er"."""
    clause, predicate = case.clause, case.predicate
    if clause is None or predicate is None:
        return found
    if case.noun.is_subject and case.is_governed:
        phrases = clause.phrases(*WORDS.beside_a_subject.words)
        more = [p for c in phrases for p in actors(case.cast, c)] or _decider(case)
        return list(dict.fromkeys((*found, *more)))
    if not case.phrase.is_attached or case.is_topic or _is_agentless(case):
        return found
    who = subject(predicate, case.noun)
    if who is None or clause.lemma in WORDS.light_verbs:
        found = [
            *found,
            *(p for c in clause.phrases(*WORDS.with_a_partner.words) for p in actors(case.cast, c)),
        ]
    if who is None:
        who = next((c for c in predicate.children if c.is_object and c is not case.noun), None)
    if who is None or who is case.noun:
        return found
    more = parties(case.cast, who) or _other_core(case, who)
    if case.is_visit:
        if found:
            return found
        more = [p for p in more if not case.cast.is_state(p)] or more
    return list(dict.fromkeys((*found, *more, *_spoken_to(case))))


def _is_agentless(case: NounCase) -> bool:
    """Whether the subject only asks for the meeting: "fordert ein Treffen mit ihr"."""
    asked = case.preposition not in WORDS.on_the_occasion_of and not case.is_visit
    verb = case.predicate
    return asked and verb is not None and verb.lemma.lower() in WORDS.asking_for_meetings


def _other_core(case: NounCase, who: Word) -> list[str]:
    """Return the parties of another subject or object of the predicate."""
    others = case.predicate.children if case.predicate is not None else ()
    core = (c for c in others if c.is_active_subject or c.is_object)
    return [p for c in core if c not in (case.noun, who) for p in parties(case.cast, c)]


def _decider(case: NounCase) -> list[str]:
    """Return who decides on a meeting whose noun the parse took for the subject.

    Example: "Ein Treffen mit ihr schlug der Minister aus."
    """
    verb = case.predicate
    if verb is None or clause_of(verb).lemma in WORDS.asking_for_meetings:
        return []
    inner = (c for c in verb.children if c.is_infinitive_clause and c.is_verb)
    if not case.cues and not any(verb_cues(clause_of(c)) for c in inner):
        return []
    core = (c for c in verb.children if c.is_active_subject or c.is_object)
    who = next((c for c in core if c is not case.noun), None)
    return parties(case.cast, who) if who is not None else []


def _spoken_to(case: NounCase) -> Iterator[str]:
    """Yield whom the subject addresses, asks or moves on the occasion: "sagte ihm zu"."""
    verb = case.predicate
    verbs = [verb] if verb is not None else []
    if case.preposition in WORDS.at_a_talk:
        verbs += [c for v in verbs for c in v.children if c.is_infinitive_clause and c.is_verb]
    for child in (c for v in verbs for c in v.children):
        if (
            (child.is_dative or child.is_object)
            and child is not case.noun
            and not child.preposition
        ):
            yield from actors(case.cast, child)


def _those_taking_part(case: NounCase, _: Beside, found: list[str]) -> list[str]:
    """Add the subject of "nahm an dem Treffen teil"."""
    who = case.clause.subject if case.clause is not None and case.is_taken_part_in else None
    more = parties(case.cast, who) if who is not None else []
    return list(dict.fromkeys((*found, *more)))


# --- in the sentence before --------------------------------------------------------------------


def _all_of_theirs(case: NounCase, near: Beside, found: list[str]) -> list[str]:
    """Return all of a joint subject where "ihr" took up only one: "bei ihrem Treffen"."""
    alone = len(found) == 1 and not near.partners and case.is_live
    own = any(c.is_possessive and c.lower in WORDS.their for c in case.noun.children)
    if not alone or not own or case.before is None:
        return found
    subjects = (t for t in case.before if t.is_subject and t.head.is_verb)
    more = _parties_of_first(case.cast, subjects)
    return more if len(more) > 1 and found[0] in more else found


def _subject_before(case: NounCase, near: Beside, found: list[str]) -> list[str]:
    """Add the second party from the sentence before, where only "mit X" is said."""
    if len(found) != 1 or not near.partners or not case.is_live or case.before is None:
        return found
    if "\n\n" in case.noun.tree.text[case.before.start_char : case.noun.sent.start_char]:
        return found
    more = _parties_of_first(case.cast, (t for t in case.before if t.is_subject))
    kind = case.cast.entity(found[0]).type
    alike = [p for p in more if case.cast.entity(p).type == kind]
    return list(dict.fromkeys((*alike[:1], *found)))


def _parties_of_first(cast: Cast, words: Iterable[Word]) -> list[str]:
    first = next(iter(words), None)
    return parties(cast, first) if first is not None else []


def _persons_before(case: NounCase) -> list[str]:
    """Return the two persons of the sentence before, whom "das Treffen" brings together.

    Example: "A übergab B einen Brief. Das Treffen dauerte eine Stunde."
    """
    before = case.before
    if before is None or not case.noun.is_subject:
        return []
    persons = (
        m.entity
        for m in case.cast.mentions_in(before.start_char, before.end_char)
        if m.type == EntityType.PERSON
    )
    found = list(dict.fromkeys(persons))
    return found if len(found) == 2 else []


def _body_before(case: NounCase) -> list[str]:
    """Return the body that a sitting without one is of: the last that was named shortly before."""
    sents = case.noun.tree.sents
    start = sents[max(case.noun.sent.number - _BODY_REACH, 0)].start_char
    for mention in reversed(case.cast.mentions_in(start, case.noun.idx)):
        body = mention.type == EntityType.ORGANISATION
        if body and case.cast.entity(mention.entity).name.lower() in WORDS.bodies:
            return [mention.entity]
    return []


def _traveller_before(case: NounCase) -> list[str]:
    """Return who travels where a journey names nobody: the subject of the sentence before."""
    before = case.before
    if before is None:
        return []
    if not before.text.strip() and before.number:
        before = case.noun.tree.sents[before.number - 1]
    subjects = (t for t in before if t.is_subject and t.head.is_verb)
    return [p for p in _parties_of_first(case.cast, subjects) if case.cast.is_person(p)]


def _last_parties(case: NounCase, *, told: bool) -> list[str]:
    """Return the parties of "eine weitere Runde": those of the last meeting told of."""
    if any(case.phrase.phrases(*WORDS.before_sides_of_a_noun.words)):
        return []
    if case.frame.kind is None and not told:
        return []
    round_ = case.frame.trait == Trait.ROUND and told
    kinds = {MeetingKind.NEGOTIATION} if round_ else {MeetingKind.NEGOTIATION, *PLAIN}
    text = case.noun.tree.text
    for draft in case.context.told_before(case.noun):
        if not round_ and text.find("\n\n", draft.trigger.idx, case.noun.idx) >= 0:
            return []
        if draft.kind in kinds and len(draft.parties) > 1 and draft.enough:
            return list(draft.parties)
    return []
