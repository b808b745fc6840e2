"""Word classes are kept as data, and users may add to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import lexicon
from kg.errors import ResourceError
from kg.lexicon import WordClass, WordClasses, added_digest

WORDS = WordClass(["rat", "-tag", "sturm-", "-", "--"])
MEMBERS = [  # word, whether it is one of the class
    ("rat", True),
    ("landrat", False),
    ("landtag", True),
    ("sturmwarnung", True),
    ("warnsturm", False),
    ("-", True),
    ("--", True),
    ("vize-", False),
]


@pytest.mark.parametrize(("word", "expected"), MEMBERS)
def test_a_word_of_a_class(word: str, expected: bool) -> None:
    """Words stand there whole, as an ending or as a beginning; a bare mark is a word."""
    assert (word in WORDS) is expected


def test_the_words_keep_their_order() -> None:
    """What stands there whole can be gone through in the lexicon's order."""
    assert WORDS.words == ("rat", "-", "--")


def test_a_class_is_asked_by_its_name() -> None:
    """As a key or, with underscores, as an attribute; a class that is not there is an error."""
    words = WordClasses("read/grammar/words")

    assert words.past_modals is words["past modals"]
    with pytest.raises(AttributeError, match="has no class 'past_tenses'"):
        _ = words.past_tenses


def test_a_user_adds_words_to_a_class(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line of a class that is known already adds to it."""
    table = tmp_path / "read" / "grammar" / "words.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("class\twords\tuse\nnegations\tkoa\tBavarian\n", encoding="utf-8")
    monkeypatch.setenv(lexicon.VARIABLE, str(tmp_path))
    for cached in (lexicon.rows, lexicon._classes):
        cached.cache_clear()
    try:
        negations = WordClasses("read/grammar/words")["negations"]

        assert "koa" in negations
        assert "nicht" in negations
    finally:
        monkeypatch.undo()
        for cached in (lexicon.rows, lexicon._classes):
            cached.cache_clear()


def test_what_a_user_adds_is_known_by_a_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It changes with the rows, so that a store reads its articles again."""
    monkeypatch.delenv(lexicon.VARIABLE, raising=False)
    assert added_digest() == ""

    monkeypatch.setenv(lexicon.VARIABLE, str(tmp_path))
    assert added_digest() == ""

    table = tmp_path / "read" / "grammar" / "words.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("class\twords\tuse\nnegations\tkoa\tBavarian\n", encoding="utf-8")
    first = added_digest()
    table.write_text("class\twords\tuse\nnegations\tned\tBavarian\n", encoding="utf-8")

    assert len(first) == 64
    assert added_digest() != first


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("read/meeting/verbs.tsv", "adds to no lexicon"),  # the folder's name is wrong
        ("verbs.tsv", "adds to no lexicon"),
        ("", "is no folder"),
    ],
)
def test_tables_that_would_not_be_read_are_refused(
    path: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table under a wrong name would be left out without a word."""
    folder = tmp_path / "lexicons"
    if path:
        (folder / path).parent.mkdir(parents=True)
        (folder / path).touch()
    monkeypatch.setenv(lexicon.VARIABLE, str(folder))

    with pytest.raises(ResourceError, match=message):
        added_digest()
