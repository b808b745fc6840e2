"""Which words without a name denote somebody on stage: "er", "der Minister", "beide Seiten".

The reading goes from left to right; whoever was named or taken up counts for what follows, the
subject of the sentence before most. What is not clear stays unresolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.coreference.nominals import resolve_nominal
from kg.read.coreference.officeholders import resolve_title
from kg.read.coreference.pronouns import resolve_both, resolve_pronoun
from kg.read.coreference.salience import BOTH, Denoting, Reading
from kg.read.entities.grouping import Actor
from kg.read.grammar.quotation_marks import find_quotations

if TYPE_CHECKING:
    from kg.read.entities.discourse import Discourse
    from kg.read.grammar.tree import Tree
    from kg.read.offices.phrase import Title

_HE = frozenset("er ihn ihm".split())  # noqa: SIM905


def resolve(
    discourse: Discourse, titles: list[Title], skipped: frozenset[int]
) -> dict[int, Denoting]:
    """Return by head token what pronouns, nominals and titles denote."""
    words = discourse.words
    reading = Reading(discourse, {t.at: t for t in titles}, _quoted(words))
    starts = {n.start: n for n in discourse.names if not n.nested}
    for i in range(len(words)):
        if i in skipped:
            continue
        name = starts.get(i)
        if name is not None:
            reading.note(_noted_at(discourse, name.head), discourse.actor(name))
        denoting = _denoting(reading, i)
        if denoting is None or not denoting.coreferent:
            _note_stranger(reading, i)
        if denoting is None:
            continue
        reading.found[i] = denoting
        if denoting.coreferent and denoting.form != "name":
            for actor in denoting.actors:
                reading.note(i, actor)
    return reading.found


def _note_stranger(reading: Reading, i: int) -> None:
    """Remember a person whom nobody names: a later "sie" may mean "die Sprecherin"."""
    title = reading.titles.get(i)
    if title is None or title.person is not None or not title.office.singular:
        return
    gender = {True: "f", False: "m", None: "-"}[title.office.female]
    if gender == "-":
        article = reading.discourse.words[title.start].lower
        gender = {"der": "m", "die": "f"}.get(article, "-")
    reading.note(i, Actor(EntityType.PERSON, "", gender=gender))


def _noted_at(discourse: Discourse, i: int) -> int:
    """Return the office word that a name hangs on: its role in the sentence counts."""
    words = discourse.words
    head = words[i].head.i
    return head if words[i].is_beside_name and abs(head - i) < 12 else i


def _quoted(words: Tree) -> list[bool]:
    """Return which tokens stand inside quotation marks."""
    inside = [False] * len(words)
    for quotation in find_quotations(words.text):
        for word in words.char_span(quotation.begin, quotation.end, "expand") or ():
            inside[word.i] = True
    return inside


def _denoting(reading: Reading, i: int) -> Denoting | None:
    discourse = reading.discourse
    words = discourse.words
    pos = words[i].pos
    title = reading.titles.get(i)
    if title is not None:
        return resolve_title(reading, title)
    if i in discourse.outer:
        return None
    lower = words[i].text.lower()
    if lower in BOTH and pos != "NOUN":
        return resolve_both(reading, i)
    if pos in ("PRON", "DET") or lower in _HE:
        return resolve_pronoun(reading, i, lower)
    if pos in ("NOUN", "PROPN", "ADJ", "X", "NUM") and (
        words[i].is_capitalised or lower[0].isdigit()
    ):
        return resolve_nominal(reading, i)
    return None
