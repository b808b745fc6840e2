"""Words that tell whether an event is, was, will be, may be or will not be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import cells, rows
from kg.model import MeetingStatus
from kg.read.grammar.adjectives import adjective_base
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.verb_forms import form_infinitive, is_participle_form
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.lexicon import Row
    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.tree import Word


class Deferred(StrEnum):
    """A cue that leaves the status to the tense and mood of its clause."""

    TENSE = "tense"
    BEGIN = "begin"
    """Told of the past it is ongoing: "begann"."""


class Part(StrEnum):
    """Part of speech of a cue."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adj"


class Role(StrEnum):
    """Role of the event's noun with a verb."""

    ANY = "any"
    SUBJECT = "subj"
    OBJECT = "obj"
    TO = "zu"
    NONE = "-"


Outcome = MeetingStatus | Deferred


@dataclass(frozen=True, slots=True)
class StatusCue:
    """One row of ``data/status_cues.tsv``."""

    cue: str
    beside: tuple[str, ...]
    part: Part
    role: Role
    status: Outcome
    negated: Outcome

    def outcome(self, *, negated: bool = False) -> MeetingStatus:
        """Return the status that it gives, negated or not; what it defers has taken place."""
        found = self.negated if negated else self.status
        return found if isinstance(found, MeetingStatus) else MeetingStatus.OCCURRED

    def fits(self, noun: Word, preposition: str) -> bool:
        """Whether the event's noun stands in the role that it asks for."""
        core = noun.is_subject or noun.is_object
        return {
            Role.SUBJECT: core,
            Role.OBJECT: core,
            Role.TO: preposition == Role.TO,
            Role.ANY: self.status != MeetingStatus.CANCELLED
            or preposition not in WORDS.that_tell_where_a_refusal_is_made,
        }.get(self.role, True)


UNREAL = frozenset((MeetingStatus.CANCELLED, MeetingStatus.PLANNED, MeetingStatus.POSSIBLE))
"""What is not, or not yet, real."""


def verb_cues(clause: Clause) -> list[StatusCue]:
    """Return the status cues that the verb is, those that ask for more words first."""
    lemma, part = clause.lemma, clause.particle or _stray_particle(clause.verb)
    near = _words_beside(clause.verb)
    keys = [f"{part}|{lemma}", lemma] if part else [lemma]
    found = [
        cue
        for key in keys
        for cue in _cues().get((Part.VERB, key), ())
        if (not cue.beside or near & set(cue.beside))
        and (not part or "|" in cue.cue or part in cue.beside)
    ]
    joined = _joined_cues().get(lemma)
    if joined is not None and not part and "|" in joined.cue:
        found.insert(0, joined)
    return found


def noun_cue(noun: Word) -> StatusCue | None:
    """Return the status cue that a noun is ("Absage", "Einladung")."""
    found = _cues().get((Part.NOUN, noun.lemma)) or _cues().get((Part.NOUN, noun.text))
    return found[0] if found else None


def adjective_cue(word: Word) -> StatusCue | None:
    """Return the status cue that an adjective or participle is ("geplant", "möglich")."""
    for form in (word.lemma.lower(), adjective_base(word.lower), word.lower, *_phrases(word)):
        found = _cues().get((Part.ADJECTIVE, form))
        if found:
            return found[0]
    lemma = _participle_infinitive(word)
    return _joined_cues().get(lemma) if word.lower != lemma else None


def governing_cue(head: Word) -> StatusCue | None:
    """Return the status cue that a governing word is, whatever its part of speech."""
    if head.is_verb:
        found = next(iter(verb_cues(clause_of(head))), None) or _predicative_cue(head)
        if found is not None:
            return found
    return noun_cue(head) if head.is_nominal else adjective_cue(head)


def _predicative_cue(verb: Word) -> StatusCue | None:
    """Return the cue that an adjective with a verb is: "ist offen", "zeigte sich bereit"."""
    below = (c for c in verb.children if c.is_free_phrase or c.is_infinitive_clause)
    beside = (c for c in below if c.is_adjective or c.is_adverb)
    return next((cue for c in beside if (cue := adjective_cue(c)) is not None), None)


def _words_beside(verb: Word) -> set[str]:
    """Return the words near a verb, forms and lemmas; prepositions with a colon as well."""
    near = [w for child in verb.children for w in (child, *child.children)]
    marks = {f"{w.lower}:" for w in near if w.is_case_marker}
    return marks | {form for w in near for form in (w.lower, w.lemma)}


def _stray_particle(verb: Word) -> str:
    """Return a particle that ends the clause but was parsed as a bare adverb or preposition."""
    bare = (c for c in verb.children if c.i > verb.i and not c.children and not c.is_case_marker)
    return next((c.lower for c in bare if c.lower in WORDS.particles_of_cues), "")


def _phrases(word: Word) -> Iterable[str]:
    """Return a noun with the preposition before it: "vom Tisch"."""
    return (f"{c.lower} {word.lemma}" for c in word.children if c.is_case_marker)


def _participle_infinitive(word: Word) -> str:
    """Return the infinitive of a participle, by its form without an ending where need be."""
    lemma = clause_of(word).lemma
    if lemma != word.lemma.lower():
        return lemma
    participles = [f for f in (adjective_base(word.lower), word.lower) if is_participle_form(f)]
    return form_infinitive(participles[-1]) if participles else lemma


@cache
def _cues() -> dict[tuple[Part, str], tuple[StatusCue, ...]]:
    """Return the cues by part of speech and word, those that ask for more words first."""
    table: dict[tuple[Part, str], list[StatusCue]] = {}
    for row in rows("read/meetings/status_cues"):
        cue = cue_of(row)
        table.setdefault((cue.part, cue.cue.removesuffix(" sich")), []).append(cue)
    return {k: tuple(sorted(v, key=lambda c: not c.beside)) for k, v in table.items()}


def cue_of(row: Row) -> StatusCue:
    """Return the cue of a row of ``data/status_cues.tsv``."""
    return StatusCue(
        cue=row["cue"],
        beside=cells(row["with"], "|"),
        part=Part(row["part"]),
        role=Role(row["role"]),
        status=_outcome(row["status"]),
        negated=_outcome(row["negated"]),
    )


def _outcome(cell: str) -> Outcome:
    """Return the status that a cell names; none is that of what is called off."""
    if cell in tuple(Deferred):
        return Deferred(cell)
    return next(map(MeetingStatus, cells(cell)), MeetingStatus.CANCELLED)


@cache
def _joined_cues() -> dict[str, StatusCue]:
    """Return the verbs that ask for no other word by their joined infinitive: ``absagen``."""
    return {
        word.replace("|", ""): bare[0]
        for (part, word), found in _cues().items()
        if part == Part.VERB and (bare := [c for c in found if not c.beside])
    }
