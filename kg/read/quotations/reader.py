"""Who is made to say what: cue, speaker, addressee and content of reported speech.

The reading goes sentence by sentence: verbs of the speech lexicon, prepositions that name a source
("laut", "nach Angaben"), "so X", quotations that no verb introduces, and sentences in the
Konjunktiv that carry a report on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Article, QuotationType
from kg.read.coreference.cast import Cast
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.tree import Tree
from kg.read.quotations.act import with_act_of_words
from kg.read.quotations.attribution import Attribution
from kg.read.quotations.context import Context, Sentence, read_context, read_sentences
from kg.read.quotations.continued import (
    bare_quotation,
    carried_on,
    join_quotations,
    quotation_alone,
    resumed,
    taken_up,
    with_speaker_before,
    with_speakers_behind,
)
from kg.read.quotations.cues import Report, find_cues
from kg.read.quotations.sources import read_sources
from kg.read.quotations.speaker import is_medium, passes_on
from kg.read.quotations.verbs import read_verb

_REACH = 2
"""So many sentences on a report is taken up again."""
_LONGEST_SCARE_QUOTES = 12
"""So many characters in quotation marks may be a word of the writer's, cues among them."""


def read_attributions(tree: Tree, cast: Cast, article: Article) -> list[Attribution]:
    """Return the reported utterances of an article in text order."""
    context = read_context(tree, cast, article)
    found: list[Attribution] = []
    heard = _Heard()
    for number, sentence in enumerate(read_sentences(context, tree, article)):
        heard = heard.within_reach(number)
        here = [with_speaker_before(one, heard.spoken) for one in _read_sentence(sentence, heard)]
        found += [replace(one, quotations=context.quotations_of(one.content)) for one in here]
        heard = heard.then(_outermost(here), number)
    return join_quotations(with_speakers_behind(found))


@dataclass(frozen=True, slots=True)
class _Heard:
    """What was said before a sentence."""

    previous: Attribution | None = None
    """The utterance of the sentence right before."""
    spoken: Attribution | None = None
    """The last one with a speaker, a few sentences before at most."""
    at: int = 0

    def within_reach(self, number: int) -> _Heard:
        """Return it as the sentence of a number hears it."""
        return self if number - self.at <= _REACH else replace(self, spoken=None)

    def then(self, here: Attribution | None, number: int) -> _Heard:
        """Return what the next sentence hears."""
        if here is not None and here.speakers:
            return _Heard(here, here, number)
        return replace(self, previous=here)


def _outermost(here: list[Attribution]) -> Attribution | None:
    """Return the utterance that the next sentence may carry on: none inside another one."""
    outer = [one for one in here if not _is_nested(one)]
    return outer[-1] if outer else here[-1] if here else None


def _is_nested(one: Attribution) -> bool:
    """Whether an utterance is told in the mood of report, below the verb of its sentence."""
    verb = one.verb
    if verb is None or verb is one.sentence.root or not one.has_cue_verb:
        return False
    return clause_of(verb).is_reported


def _read_sentence(sentence: Sentence, heard: _Heard) -> list[Attribution]:
    """Return the utterances of a sentence: by its cues, else as it goes on from the one before.

    A cue in the mood of report is itself part of what somebody said before.
    """
    here = _by_cues(sentence)
    told = [one for one in here if _is_told(one, sentence)]
    nested = sentence.main.is_reported and all(_is_nested(one) for one in here)
    if here and not told and not nested:
        return here
    carried = quotation_alone(sentence, heard.previous)
    if carried is None:
        free = carried_on(sentence, heard.previous) or (None if here else taken_up(sentence))
        free = free or resumed(sentence, heard.spoken)
        carried = with_act_of_words(sentence.context, free) if free else None
    if carried is None:
        return here
    return [carried, *(one for one in here if one not in told and not _is_nested(one))]


def _is_told(one: Attribution, sentence: Sentence) -> bool:
    """Whether the main verb reports an utterance in the mood of reported speech itself."""
    return one.verb is sentence.main.verb and sentence.main.is_reported and not one.is_warning


def _by_cues(sentence: Sentence) -> list[Attribution]:
    """Return the utterances that verbs, sources, nouns or quotation marks of a sentence show."""
    context, sources = sentence.context, list(read_sources(sentence))
    nouns = [one for one in sources if one.type is QuotationType.REPORTED]
    phrases = [with_act_of_words(context, one) for one in sources if one not in nouns]
    cues = (cue for cue in find_cues(sentence) if not _is_said(cue))
    verbs = [one for cue in cues if (one := read_verb(cue)) is not None]
    found = _without_messengers(context, [*verbs, *phrases])
    speaking = {e for one in found for e in one.speakers}
    found += [one for one in nouns if speaking.isdisjoint(one.speakers)]
    bare = None if found else bare_quotation(sentence)
    return [bare] if bare else found


def _is_said(cue: Report) -> bool:
    """Whether a cue stands in a quotation that is more than a word or two."""
    quotations = cue.context.quotations_of([cue.verb])
    return any(q.end - q.begin >= _LONGEST_SCARE_QUOTES for q in quotations)


def _without_messengers(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Drop a paper or agency that only passes on what another says in the same sentence."""
    if not any(one.speakers and not one.has_source for one in found):
        return found
    return [one for one in found if not (one.has_source and _is_messenger(context, one))]


def _is_messenger(context: Context, one: Attribution) -> bool:
    speaker = one.speaker_token
    if speaker is None:
        return False
    near = (speaker, *speaker.children, speaker.head)
    quoted = speaker.i in context.quoted
    return quoted or any(is_medium(word) for word in near) or passes_on(context, speaker)
