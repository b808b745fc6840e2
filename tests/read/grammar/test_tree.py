"""The tree of plain words that all readers share."""

from __future__ import annotations

import pytest

from tests.frozen import tree

TEXT = "Die Ministerin reiste nach Oslo und sprach mit dem König."


def test_words_know_head_and_children() -> None:
    words = tree(TEXT)
    verb = words[2]

    assert verb.head is verb
    assert [child.head is verb for child in verb.children] == [True] * len(verb.children)
    assert [w.text for w in words[4].ancestors] == ["reiste"]


def test_a_subtree_is_all_that_hangs_on_a_word() -> None:
    words = tree(TEXT)

    assert [w.text for w in words[1].subtree] == ["Die", "Ministerin"]
    assert words[1].left_edge is words[0]


def test_conjuncts_are_found_from_each_of_them() -> None:
    words = tree(TEXT)

    assert [[w.text for w in words[i].conjuncts] for i in (2, 6)] == [["sprach"], ["reiste"]]


def test_a_word_answers_for_tag_relation_and_feature() -> None:
    words = tree(TEXT)

    assert [w.text for w in words if w.is_noun] == ["Ministerin", "König"]
    assert [w.text for w in words if w.is_subject] == ["Ministerin"]
    assert [w.text for w in words if w.is_past] == ["reiste", "sprach"]


def test_a_stretch_is_cut_like_a_list() -> None:
    sentence = tree(TEXT).sents[0]

    assert [w.text for w in sentence[1:3]] == ["Ministerin", "reiste"]
    assert (sentence[:2].text, sentence[-1].text, sentence.root.text) == (
        "Die Ministerin",
        ".",
        "reiste",
    )


def test_characters_give_the_words_they_touch() -> None:
    words = tree(TEXT)
    begin = TEXT.index("inisterin")

    assert words.touching(begin, begin + 5).text == "Ministerin"
    assert not words.touching(begin - 5, begin - 5)


def test_a_neighbour_before_the_text_is_an_error() -> None:
    with pytest.raises(IndexError):
        tree(TEXT)[0].nbor(-1)


def test_the_text_has_borders_that_are_no_words() -> None:
    words = tree(TEXT)
    first, last = words[0], words[len(words) - 1]

    assert (first.next.text, last.previous.text) == ("Ministerin", "König")
    assert (first.previous.text, last.next.text) == ("", "")
    assert not last.next.is_noun
    assert last.next.next is last.next
    assert first.previous.next is first
    assert first.until(last.next).text == TEXT
