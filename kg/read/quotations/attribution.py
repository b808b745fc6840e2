"""One reported utterance as the reader of quotations finds it, in terms of words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.read.quotations.constructions import Construction
from kg.read.scoring.entry import Family

if TYPE_CHECKING:
    from kg.model import QuotationType
    from kg.read.grammar.quotation_marks import Quotation
    from kg.read.grammar.tree import Stretch, Word
    from kg.read.scoring.entry import Entry


class SpeechAct(StrEnum):
    """What is done by saying something: the acts of statements (``kg.model.Act``), and warning."""

    SAY = "say"
    DEMAND = "demand"
    ACCUSE = "accuse"
    DENY = "deny"
    PROMISE = "promise"
    PRAISE = "praise"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One reported utterance: who says what to whom, in which words."""

    sentence: Stretch
    act: SpeechAct
    type: QuotationType
    entry: Entry
    pattern: Construction
    cue: tuple[Word, ...] = ()
    """The words that report it: ``wies … zurück``; empty where none does."""
    frame: tuple[Word, ...] = ()
    """The clause or phrase that the cue stands in, without what is said."""
    content: tuple[Word, ...] = ()
    """What is said."""
    speakers: tuple[str, ...] = ()
    """Entity ids; empty if who speaks is no entity of the article."""
    speaker_token: Word | None = None
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
