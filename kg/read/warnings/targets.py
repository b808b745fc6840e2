"""Who is warned or threatened: who is spoken to, whose doing is the condition, whom it hits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexicon import WordClass, rows
from kg.model import WarningKind
from kg.read.coreference.cast import Cast
from kg.read.grammar.conditionals import find_conditional
from kg.read.grammar.objects import datives, is_dative, named_objects
from kg.read.grammar.tree import Word
from kg.read.grammar.verb_forms import particle
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.warnings.alarm import Alarm
from kg.read.warnings.cues import Effect, effect_of
from kg.read.warnings.nouns import warning_nouns
from kg.read.warnings.word_classes import WORDS

_NEAR = 8
"""So many words from the verb of warning its matter opens."""
_FAR = 10
"""So many words from its verb a state without any word before it may stand."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A warning whose targets are looked for."""

    one: Attribution
    alarm: Alarm
    cast: Cast

    @property
    def effect(self) -> Effect:
        """What its cue makes of its words; none where no verb reports it."""
        return effect_of(self.one) if self.one.verb is not None else Effect.NONE

    def denoted(self, word: Word) -> tuple[str, ...]:
        """Return whom a phrase denotes, else the state of a people: ``den Norwegern``."""
        found = self.cast.people(word) or self.cast.denoted(word)
        if found or not (word.is_nominal or word.is_adjective) or "-" in word.text:
            return found
        state = self.cast.state_of(word)
        return () if state is None else (state,)


def read_targets(one: Attribution, alarm: Alarm, cast: Cast, issuer: str | None) -> tuple[str, ...]:
    """Return who is warned or threatened; empty if the words leave it open.

    Who is spoken to comes first; a threat's next is the one whose doing is its condition, then
    whom the consequence hits. The issuer's own side is never its target.
    """
    own = cast.side(() if issuer is None else (issuer,))
    case = _Case(one, alarm, cast)
    for find in _THREAT_WAYS if alarm.kind is WarningKind.THREAT else _WAYS:
        found = dict.fromkeys(e for word in find(case) for e in case.denoted(word))
        targets = tuple(e for e in found if not cast.side((e,)) & own)
        if targets:
            return targets
    return ()


# --- who is spoken to --------------------------------------------------------------------------


def _addressed(case: _Case) -> Iterable[Word]:
    """Who is addressed, as the reader of quotations found it."""
    return case.one.addressee_tokens


def _by_noun(case: _Case) -> Iterator[Word]:
    """``richtete eine Drohung an die Miliz``."""
    for noun in case.one.frame:
        if noun.is_noun and noun.lemma in warning_nouns():
            below = (*noun.children, *noun.head.children)
            yield from (child for child in below if _is_marked(child, WORDS.towards))


def _by_dative(case: _Case) -> Iterator[Word]:
    """``stellte dem Nachbarn eine Frist``, ``gab Peru eine Woche; andernfalls werde …``."""
    root = case.one.sentence.root
    sets_term = root.lemma.lower() in WORDS.verbs_of_terms
    verb = root if case.one.verb is None and sets_term else case.one.verb
    return iter(()) if verb is None else datives(verb)


def _before_matter(case: _Case) -> Iterator[Word]:
    """The state right before the matter, which trees take for a part of the name before it.

    ``warnte der Bote Oslo vor …``, ``setzte der Bote Oslo eine Frist``.
    """
    verb = case.one.verb if case.effect is Effect.WARNS else None
    for word in case.one.sentence[2:]:
        term = word.lemma in WORDS.terms and word.previous.lower in WORDS.before_terms
        near = verb is not None and verb.i < word.i < verb.i + _NEAR
        danger = near and word.lower in WORDS.openers_of_danger
        name = word.previous.previous if term else word.previous
        denoted = case.denoted(name) if term or danger else ()
        if any(case.cast.is_state(e) or case.cast.is_place(e) for e in denoted):
            yield name


def _by_bare_state(case: _Case) -> Iterator[Word]:
    """A state beside "drohen" without any word before it: ``hatte X Peru damit gedroht``."""
    verb = case.one.verb
    for word in case.one.sentence[1:-1]:
        if verb is None or case.effect is not Effect.THREATENS:
            return
        near = abs(word.i - verb.i) <= _FAR and word not in case.one.content
        behind = word.previous.is_nominal or word.previous.is_verb
        bare = word.is_proper_noun and not word.lower.endswith("s") and near and behind
        if bare and any(map(case.cast.is_state, case.cast.denoted(word))):
            yield word


def _by_joined_verb(case: _Case) -> Iterator[Word]:
    """Who is blamed by the verb joined with it: ``kritisierte Peru und warnte, …``."""
    verb = case.one.verb
    joined = verb.head if verb is not None and verb.is_conjunct else None
    if joined is not None and particle(joined) + joined.lemma.lower() in _reproaching():
        yield from named_objects(joined)


@cache
def _reproaching() -> frozenset[str]:
    """Return the verbs whose plain object is accused or called upon."""
    acts = (SpeechAct.ACCUSE, SpeechAct.DEMAND)
    lines = [line for line in rows("read/quotations/verbs") if line["act"] in acts]
    plain = (line for line in lines if {"acc", "dat"} & set(line["addressee"].split(",")))
    return frozenset(line["verb"].replace("|", "") for line in plain)


def _in_view(case: _Case) -> Iterator[Word]:
    """``mit Blick auf Peru``."""
    sentence = case.one.sentence
    for word in sentence:
        if word.lower in WORDS.view and word.next.lower in WORDS.at:
            yield from word.tree[word.i + 2 : min(word.i + 4, sentence.end)]


# --- whom a threat means -----------------------------------------------------------------------


def _by_condition(case: _Case) -> Iterator[Word]:
    """Whose doing the condition is: its subject, else the agent of the event it names."""
    condition = case.alarm.condition
    if not condition and case.effect is Effect.THREATENS:
        found = find_conditional(case.one.sentence)  # the tree hung it outside what is said
        condition = found.condition if found else ()
    yield from [word for word in condition if word.is_subject][:1]
    if condition and condition[0].lower in GRAMMAR.openers_of_an_event:
        yield from (word for word in condition[1:3] if word.is_adjective)
    yield from _opening_name(condition)
    yield from (word for word in condition if _is_marked(word, WORDS.agents))


def _opening_name(condition: tuple[Word, ...]) -> Iterator[Word]:
    """Yield the name right behind "wenn", "sollte" or the verb that opens the condition."""
    for word in [word for word in condition if not word.is_punct][1:4]:
        if word.is_proper_noun and not (word.is_object or word.is_oblique or word.is_attribute):
            yield word
        if not (word.is_describing or word.is_noun or word.is_adverb):
            return


def _by_suffering(case: _Case) -> Iterable[Word]:
    """Who will regret it: ``Peru werde das bereuen``."""
    subjects = [word for word in case.one.content if word.is_subject]
    return subjects[:1] if case.alarm.hits_subject else ()


def _by_hit(case: _Case) -> Iterator[Word]:
    """Whom the consequence hits: ``gegen Peru``, ``kehre man dem Bund den Rücken``."""
    for word in case.alarm.consequence:
        argument = word.is_object or word.is_oblique or word.is_attribute
        if is_dative(word) or (argument and _is_marked(word, WORDS.against)):
            yield word


def _by_owner(case: _Case) -> Iterator[Word]:
    """Whose the thing is that suffers: ``werde man iranische Schiffe versenken``."""
    for child in (
        c for w in case.alarm.consequence if w.is_noun and _suffers(w) for c in w.children
    ):
        adjective = child.is_adjective and child.is_adjectival and not child.is_capitalised
        owner = child.is_attribute and all(p in WORDS.origins for p in child.prepositions)
        states = case.denoted(child) if adjective or owner else ()
        if any(map(case.cast.is_state, states)):
            yield child


def _suffers(noun: Word) -> bool:
    """Whether the consequence is done to it: an object, or behind "gegen" or "auf"."""
    thing = noun.head if noun.is_attribute and not noun.prepositions else noun
    marked = (noun.is_oblique or noun.is_attribute) and _is_marked(noun, WORDS.onto)
    return thing.is_passive_subject or thing.is_object or marked


def _is_marked(noun: Word, by: WordClass) -> bool:
    return any(preposition in by for preposition in noun.prepositions)


_WAYS = (
    _addressed,
    _by_noun,
    _by_dative,
    _before_matter,
    _by_bare_state,
    _by_joined_verb,
    _in_view,
)
_THREAT_WAYS = (*_WAYS[:-1], _by_condition, _by_suffering, _by_hit, _in_view, _by_owner)
"""In the order in which they are tried."""
