"""What the words of a sentence tell, for the tests of the reader of meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache

from kg.lang.times import find_times
from kg.model import Article, Meeting
from kg.read.coreference.cast import Cast, read_cast
from kg.read.grammar.tree import Tree, Word
from kg.read.meetings.calendar import Calendar
from kg.read.meetings.context import Context
from kg.read.meetings.drafts import Draft
from kg.read.meetings.reader import read_meetings, tell
from tests.frozen import doc as frozen

Step = Callable[[Context, list[Draft]], list[Draft]]
DATE = dt.date(2024, 5, 14)


@cache
def context(text: str) -> Context:
    """Return the context of a sentence in an article of ``DATE``."""
    doc = frozen(text)
    tree = Tree(doc)
    cast = read_cast(tree, Article("case", text, DATE))
    return Context(tree, cast, Calendar(find_times(doc, DATE), DATE))


@cache
def drafts(text: str) -> tuple[Draft, ...]:
    """Return the meetings that the words of a text tell, before they are one with others."""
    here = context(text)
    for word in here.tree:
        found = tell(here, word)
        here = here.after([found]) if found is not None else here
    return here.told


def meetings(text: str, date: dt.date = DATE) -> tuple[tuple[Meeting, ...], Cast]:
    """Return the meetings that a text tells, and who is on stage in it."""
    article = Article("case", text, date)
    doc = frozen(text)
    tree = Tree(doc)
    cast = read_cast(tree, article)
    return read_meetings(tree, cast, find_times(doc, date), article), cast


def word(text: str, form: str) -> Word:
    """Return the first word of a text that is written so."""
    return next(w for w in context(text).tree if w.text == form)


def names(text: str, ids: Iterable[str]) -> list[str]:
    """Return the names of entities of a text."""
    return [context(text).cast.entity(i).name for i in ids]


def stepped(text: str, *steps: Step) -> list[tuple[str, str, list[str]]]:
    """Return kind, status and names of the meetings of a text after some steps only."""
    told = list(drafts(text))
    for step in steps:
        told = step(context(text), told)
    return [(draft.kind, draft.status, names(text, draft.parties)) for draft in told]
