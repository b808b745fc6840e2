"""One reported utterance, and the names of its act and of the construction that reports it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.model import QuotationType
from kg.read.grammar.quotation_marks import Quotation
from kg.read.grammar.tree import Stretch, Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.quotations.word_classes import WORDS
from kg.read.scoring.entry import Entry, Family

_ZU_INSIDE = re.compile(r"\w{2}zu\w+en")


class SpeechAct(StrEnum):
    """What is done by saying something: the acts of statements (``kg.model.Act``), and warning."""

    SAY = "say"
    DEMAND = "demand"
    ACCUSE = "accuse"
    DENY = "deny"
    PROMISE = "promise"
    PRAISE = "praise"
    WARN = "warn"


class Construction(StrEnum):
    """The construction that reports an utterance, by the name that a reading prints."""

    CUE_FIRST = "direct, cue first"
    CUE_INSIDE = "direct, cue inside"
    CUE_LAST = "direct, cue last"
    DASS_CLAUSE = "indirect, dass clause"
    QUESTION = "indirect, question"
    INFINITIVE = "indirect, infinitive"
    MAIN_CLAUSE = "indirect, main clause"
    REPORTED = "reported"
    SOURCE_PHRASE = "source phrase"
    FREE = "free"
    QUOTATION_SUBJECT = "quotation, subject"
    QUOTATION_ALONE = "quotation, alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One reported utterance: who says what to whom, in which words."""

    sentence: Stretch
    act: SpeechAct = SpeechAct.SAY
    type: QuotationType = QuotationType.INDIRECT
    entry: Entry
    pattern: Construction
    cue: tuple[Word, ...] = ()
    """The words that report it: ``wies … zurück``; empty where none does."""
    frame: tuple[Word, ...] = ()
    """The clause or phrase that the cue stands in, without what is said."""
    content: tuple[Word, ...]
    """What is said, in text order."""
    speakers: tuple[str, ...]
    """Entity ids; empty if who speaks is no entity of the article."""
    speaker_token: Word | None
    """Head of the phrase that names who speaks."""
    addressees: tuple[str, ...] = ()
    """Entity ids of who is spoken to, accused or praised."""
    addressee_tokens: tuple[Word, ...] = ()
    """Heads of the phrases that name who is spoken to."""
    quotations: tuple[Quotation, ...] = ()
    """The stretches in quotation marks that the content touches, in text order."""
    verb: Word | None = None
    """The verb of the cue, or that of a sentence that carries a report on."""

    @property
    def is_warning(self) -> bool:
        """Whether its cue warns or threatens."""
        return self.act is SpeechAct.WARN

    @property
    def is_quotation_alone(self) -> bool:
        """Whether it is a quotation that nothing in its sentence introduces."""
        return self.pattern is Construction.QUOTATION_ALONE

    @property
    def has_cue_verb(self) -> bool:
        """Whether a verb of the lexicon reports it."""
        return self.entry.family is Family.SPEECH

    @property
    def has_source(self) -> bool:
        """Whether a phrase names its source: ``laut dem Ministerium``."""
        return self.entry.family is Family.SOURCE


def construction(
    type_: QuotationType, cue: Sequence[Word], content: Sequence[Word]
) -> Construction:
    """Return the construction of what a verb reports; cue and content stand in text order."""
    match type_:
        case QuotationType.DIRECT:
            return _place_of(cue[0], content)
        case QuotationType.INDIRECT:
            return _form_of(content)
        case _:
            return Construction.REPORTED


def _place_of(cue: Word, content: Sequence[Word]) -> Construction:
    """Return where the cue of a direct quotation stands."""
    if cue.i < content[0].i:
        return Construction.CUE_FIRST
    return Construction.CUE_LAST if cue.i > content[-1].i else Construction.CUE_INSIDE


def _form_of(content: Sequence[Word]) -> Construction:
    """Return the form of the clause that is said."""
    words = [w for w in content if not (w.is_punct or w.is_quote)]
    first, last = words[0], words[-1]
    if first.lower in GRAMMAR.that or first.previous.lower in GRAMMAR.that:
        return Construction.DASS_CLAUSE
    if first.lower in WORDS.question_words:
        return Construction.QUESTION
    zu = last.previous.lower == "zu" and last.lower.endswith("n")
    return (
        Construction.INFINITIVE if zu or _ZU_INSIDE.search(last.lower) else Construction.MAIN_CLAUSE
    )
