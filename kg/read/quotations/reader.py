"""Who is made to say what: cue, speaker, addressee and content of reported speech.

The reading goes sentence by sentence: verbs of the speech lexicon, prepositions that name a source
("laut", "nach Angaben"), "so X", quotations that no verb introduces, and sentences in the
Konjunktiv that carry a report on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.dateline import body_start
from kg.read.grammar.mood import finite, is_reported_mood
from kg.read.grammar.quotation_marks import find_quotations
from kg.read.quotations.attribution import Attribution
from kg.read.quotations.context import Page, quoted_sentence, short_quotation, unread
from kg.read.quotations.continued import (
    bare_quotation,
    carried_on,
    join_quotations,
    look_ahead,
    taken_up,
)
from kg.read.quotations.cues import find_cues
from kg.read.quotations.documents import is_document, owner
from kg.read.quotations.nouns import from_act_nouns
from kg.read.quotations.sources import from_sources
from kg.read.quotations.speaker_phrases import is_medium, is_reporter
from kg.read.quotations.verbs import from_cue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Stretch, Tree

__all__ = ["Attribution", "read_attributions"]


def read_attributions(tree: Tree, cast: Cast, article: Article) -> list[Attribution]:
    """Return the reported utterances of an article in text order."""
    page = Page(tree, cast, article, find_quotations(article.text))
    for number, quotation in enumerate(page.quotations):
        span = tree.char_span(quotation.begin, quotation.end, alignment_mode="expand")
        for token in span or ():
            page.quoted[token.i] = number
    found: list[Attribution] = []
    previous: Attribution | None = None
    for sentence in tree.sents:
        if unread(sentence, article) or all(t.is_punct or t.is_space for t in sentence):
            continue
        if (start := body_start(sentence)) > sentence.start:
            sentence = tree[start : sentence.end]  # noqa: PLW2901 - the dateline says nothing
        here = list(_in_sentence(page, sentence))
        told = [a for a in here if a.verb == sentence.root and _is_told(a)]
        if told and (carried := carried_on(page, sentence, previous)) is not None:
            here = [carried, *(a for a in here if a not in told)]
        if not here:
            carried = carried_on(page, sentence, previous)
            carried = carried or taken_up(page, sentence)
            here = [carried] if carried else []
        found.extend(here)
        if here:
            previous = here[-1]
        elif previous is not None and not quoted_sentence(page, sentence):
            previous = None
    return join_quotations(look_ahead(page, found))


def _is_told(one: Attribution) -> bool:
    """Whether the verb of speech itself stands in the mood of reported speech."""
    return one.verb is not None and not one.is_warning and is_reported_mood(finite(one.verb))


def _in_sentence(page: Page, sentence: Stretch) -> Iterator[Attribution]:
    taken: list[Attribution] = []
    for token in sentence:
        if token.is_noun and is_document(token):
            owner(page, token)
    for cue in find_cues(sentence):
        if cue.verb.i in page.quoted and not short_quotation(page, cue.verb):
            continue
        found = from_cue(page, sentence, cue)
        if found is not None:
            taken.append(found)
    taken.extend(from_sources(page, sentence))
    taken = _without_messengers(page, taken)
    speaking = {e for a in taken for e in a.speakers}
    for found in from_act_nouns(page, sentence):
        if not speaking & set(found.speakers):
            taken.append(found)
    if not taken:
        bare = bare_quotation(page, sentence)
        if bare is not None:
            taken.append(bare)
    yield from taken


def _without_messengers(page: Page, taken: list[Attribution]) -> list[Attribution]:
    """Drop a paper or agency that only passes on what another says in the same sentence."""
    others = [a for a in taken if a.speakers and not a.has_source]
    if not others:
        return taken
    return [a for a in taken if a in others or not _is_messenger(page, a)]


def _is_messenger(page: Page, one: Attribution) -> bool:
    token = one.speaker_token
    if token is None or not one.has_source:
        return False
    near = [token, *token.children, *([token.head] if token.head != token else [])]
    return any(is_medium(t) for t in near) or is_reporter(page, token) or token.i in page.quoted
