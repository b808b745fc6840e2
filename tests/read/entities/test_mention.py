"""Mentions, and what has been found so far."""

from __future__ import annotations

from kg.model import EntityType
from kg.read.entities.mention import Found, Name, Source, head_of
from kg.read.grammar.tree import Tree, Word
from tests.frozen import tree

TEXT = "Die Vereinten Nationen schickten den Diplomaten Tobias Ekengren nach Mali."


def _name(words: Tree, start: int, end: int) -> Name:
    span = words[start:end]
    return Name(span, EntityType.PERSON, span.text, head_of(span))


def test_names_that_overlap_are_left_out() -> None:
    """The first of two stays, and its words are open no more."""
    words = tree(TEXT)
    found = Found(words, frozenset())

    more = found.with_names([_name(words, 6, 8), _name(words, 7, 9), _name(words, 9, 10)])

    assert [name.name for name in more.names] == ["Tobias Ekengren", "Mali"]
    assert (more.is_open(words[7]), more.is_open(words[8])) == (False, True)
    assert found.names == ()


def test_a_reader_is_asked_at_open_words_behind_the_last_name() -> None:
    words = tree(TEXT)
    found = Found(words, frozenset({1}))
    asked: list[str] = []

    def two_words(word: Word) -> Name | None:
        asked.append(word.text)
        return _name(words, word.i, word.i + 2) if word.is_proper_noun else None

    names = [name.name for name in found.read_with(two_words)]

    assert names == ["Tobias Ekengren", "Mali."]
    assert asked == ["Die", "Nationen", "schickten", "den", "Diplomaten", "Tobias", "nach", "Mali"]


def test_the_head_of_a_stretch_hangs_outside_it() -> None:
    words = tree(TEXT)

    assert head_of(words[0:3]).text == "Nationen"


def test_a_name_has_a_place_and_a_source() -> None:
    name = _name(tree(TEXT), 6, 8)

    assert (name.start, name.end, name.source, name.key) == (6, 8, Source.PIPELINE, None)
