"""The same text in any dress is read as the same words, and found again where it stood."""

from __future__ import annotations

import json
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.clean import cleaned
from kg.ingest import read_sources
from kg.ingest.soundness import sound
from kg.model import Article
from tests.clean.dresses import DRESSES, chance
from tests.conftest import ROOT, shared_folder

OWN = ("training/practice/articles.jsonl", "training/reserve/articles.jsonl", "seeds")
SHARED = ("gold/articles.jsonl", "agency/gold/articles.jsonl")
GUESSED = {
    "wrapped at 69 columns",
    "wrapped at 50 columns",
    "wrapped, paragraphs indented",
    "wrapped with spaces at line ends",
    "wrapped by <br>",
    "hyphens at line ends",
    "broken anywhere",
    "HTML paragraphs",  # those of the texts that break lines themselves
    "HTML lines",
    "HTML breaks",
    "HTML escaped",
    "commas for quotation marks",  # one text has its marks the wrong way round
    "TeX quotation marks",
}
"""Dresses that hide something, as whether an end of line was one before."""


@cache
def texts() -> tuple[str, ...]:
    """Return the clean words of our own articles, and of the shared ones if they are at hand."""
    shared = shared_folder()
    places = [ROOT / place for place in OWN]
    places += [shared / place for place in SHARED] if shared else []
    articles = [taken for taken in read_sources(places) if isinstance(taken, Article)]
    return tuple(cleaned(article.text).text for article in articles)


def test_no_dress_and_no_text_was_lost() -> None:
    assert len(DRESSES) == 39
    assert len(texts()) == (90 if shared_folder() else 36)


@pytest.mark.parametrize("name", DRESSES)
def test_a_dress_leaves_the_words(name: str) -> None:
    """At least 99.5 of 100 paragraphs are read as they were, in most dresses all of them."""
    whole, same = 0, 0
    for number, text in enumerate(texts()):
        dressed = sound(DRESSES[name](text, chance(number)))
        paragraphs = text.split("\n\n")
        found = set(cleaned(dressed).text.split("\n\n"))
        whole += len(paragraphs)
        same += sum(paragraph in found for paragraph in paragraphs)

    assert same >= (0.995 if name in GUESSED else 1) * whole


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_what_is_read_stands_in_the_original(data: st.DataObject) -> None:
    """Any stretch of the words that are read, cut out of the original, is those words again."""
    text = data.draw(st.sampled_from(texts()))
    name = data.draw(st.sampled_from(sorted(DRESSES)))
    dressed = sound(DRESSES[name](text, chance(0)))
    clean = cleaned(dressed)
    words = [i for i, char in enumerate(clean.text) if char == " "]
    begin = data.draw(st.sampled_from(words)) + 1
    end = min(data.draw(st.integers(begin + 1, begin + 200)), len(clean.text))
    span = begin, begin + len(clean.text[begin:end].rstrip())

    place = clean.alignment.delivered(span)
    around = dressed[place[0] - 1], dressed[place[1] : place[1] + 1] or " "
    assume(all(char.isspace() for char in around))  # else a tag or a link is cut in two
    again = cleaned(dressed[slice(*place)]).text

    assert _bare(again) == _bare(clean.text[slice(*span)])
    assert clean.alignment.read(place) == span


def _bare(words: str) -> str:
    """Return the letters and digits of a stretch: marks and spaces depend on what stands beside."""
    return "".join(char for char in words if char.isalnum())


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_what_is_clean_stays_as_it_is(data: st.DataObject) -> None:
    """Cleaning twice is cleaning once."""
    text = data.draw(st.sampled_from(texts()))
    name = data.draw(st.sampled_from(sorted(DRESSES)))
    once = cleaned(sound(DRESSES[name](text, chance(1)))).text

    again = cleaned(once)

    assert (again.text, again.changes) == (once, ())


@given(st.text())
@settings(deadline=None)
def test_any_text_can_be_cleaned(text: str) -> None:
    """Whatever comes in, the alignment covers what comes out, in order, and no byte is unsound."""
    clean = cleaned(sound(text))
    begins, ends = clean.alignment.begins, clean.alignment.ends

    assert len(begins) == len(ends) == len(clean.text)
    assert list(begins) == sorted(begins)
    assert list(ends) == sorted(ends)
    assert all(begin < end <= len(text) for begin, end in zip(begins, ends, strict=True))
    json.dumps(clean.text).encode("utf-8")
