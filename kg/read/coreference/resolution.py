"""Which words without a name denote somebody of the article: "er", "der Minister", "beide Seiten".

The reading goes from left to right; whoever was named or taken up counts for what follows, the
subject of the sentence before most. What is not clear stays unresolved.
"""

from __future__ import annotations

from collections.abc import Container

from kg.model import EntityType
from kg.read.coreference.antecedents import Antecedents, Reference
from kg.read.coreference.nominals import resolve_nominal
from kg.read.coreference.officeholders import resolve_title, understood
from kg.read.coreference.pronouns import Kind, kinds_of, resolve_both, resolve_pronoun
from kg.read.entities.grouping import Actor
from kg.read.entities.mention import Name
from kg.read.grammar.quotation_marks import find_quotations
from kg.read.grammar.tree import Tree, Word
from kg.read.offices.titles import Offices, Title

_FARTHEST_OFFICE = 12
"""So far from a name the parse may put the office word that it hangs on."""


def resolve(offices: Offices, skipped: Container[int]) -> Antecedents:
    """Return what pronouns, nominals and office words denote; ``skipped`` words are not read."""
    discourse = offices.discourse
    titles = {title.word.i: title for title in offices.titles}
    before = Antecedents(offices, _quoted(discourse.words), titles)
    starts = {name.start: name for name in discourse.names if not name.nested}
    for word in discourse.words:
        if word.i in skipped:
            continue
        if word.i in starts:
            name = starts[word.i]
            before.note(_bearer(name), discourse.actor(name))
        if word.i in titles:
            titles[word.i] = understood(before, titles[word.i])
        reference = _reference(before, word)
        if word.i in titles and (reference is None or reference.stands_in):
            _note_stranger(before, titles[word.i])
        if reference is not None:
            before.take_up(word, reference)
    return before


def _reference(before: Antecedents, word: Word) -> Reference | None:
    kinds = kinds_of(word.lower)
    may_be_noun = word.is_capitalised or word.text[0].isdigit()
    if word.i in before.titles:
        return resolve_title(before, before.titles[word.i])
    if not (kinds or may_be_noun) or before.offices.discourse.name_at(word) is not None:
        return None
    if Kind.BOTH in kinds and not word.is_noun:
        return resolve_both(before, word)
    if word.is_pronoun or word.is_determiner or Kind.PERSONAL in kinds:
        return resolve_pronoun(before, word)
    noun = word.is_nominal or word.is_adjective or word.is_foreign or word.is_number
    return resolve_nominal(before, word) if noun and may_be_noun else None


def _note_stranger(before: Antecedents, title: Title) -> None:
    """Remember a person whom nobody names: a later "sie" may mean "die Sprecherin"."""
    if title.person is None and title.office.singular:
        before.note(title.word, Actor(EntityType.PERSON, "", gender=title.told_gender))


def _bearer(name: Name) -> Word:
    """Return the word whose role in the sentence counts: the office word that a name hangs on."""
    head = name.head
    near = abs(head.head.i - head.i) < _FARTHEST_OFFICE
    return head.head if head.is_beside_name and near else head


def _quoted(tree: Tree) -> frozenset[int]:
    """Return the places of words inside quotation marks."""
    spans = (tree.touching(q.begin, q.end) for q in find_quotations(tree.text))
    return frozenset(word.i for span in spans for word in span)
