"""The lexicons of names and offices are whole, and each row that finds something is tested."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.lexicon import Row, rows
from kg.model import Article, EntityType, MentionForm
from kg.read.coreference.cast import Cast, read_cast
from kg.read.entities.body_nouns import body
from kg.read.entities.finding import find_names
from kg.read.entities.gazetteer import by_key, known
from kg.read.entities.mention import Source
from kg.read.entities.office_words import office
from kg.read.entities.word_classes import WORDS
from tests.frozen import table, tree
from tests.lexicons import taught

SIZES = [  # lexicon, column of the word, least number of rows
    ("states", "name", 200),
    ("organisations", "name", 180),
    ("places", "name", 240),
    ("offices", "title", 140),
    ("bodies", "word", 125),
    ("person_titles", "word", 85),
    ("given_names", "name", 850),
    ("name_heads", "head", 100),
    ("not_entities", "word", 65),
    ("inhabitants", "form", 5),
]
NEW_OFFICES = table(Path(__file__).with_name("new_offices.tsv"))


@pytest.mark.parametrize(("name", "column", "least"), SIZES)
def test_a_lexicon_has_each_word_once(name: str, column: str, least: int) -> None:
    """No word of a lexicon stands there twice, and none is lost."""
    words = [row[column] for row in rows(f"read/entities/{name}")]

    assert len(words) >= least
    assert sorted({w for w in words if words.count(w) > 1}) == []


def test_what_names_stand_for_and_belong_to_is_known() -> None:
    """What an organisation or place stands for or belongs to is itself in a lexicon."""
    named = [entry.of for entry in known()] + [entry.acts_for for entry in known()]
    keys = [row["key"] for row in rows("read/entities/short_names")]

    assert {key for key in [*named, *keys] if key is not None} - set(by_key()) == set()


def test_ambiguous_names_are_known() -> None:
    """Each name that is another word too is in a lexicon of names."""
    assert set(WORDS.ambiguous_names.words) - {entry.name for entry in known()} == set()


def test_each_office_is_read_as_one() -> None:
    titles = [row["title"] for row in rows("read/entities/offices")]

    assert [title for title in titles if office(title) is None] == []


def _cast(text: str) -> Cast:
    return read_cast(tree(text), Article("a", text))


def _finds_office(text: str, row: Row) -> bool:
    """Whether somebody holds the office of the row."""
    titles = _cast(text).titles
    return any(t.person is not None and t.office.base == row["title"] for t in titles)


def _finds_body(text: str, row: Row) -> bool:
    """Whether the noun of the row is a name, announces one, or takes up one named before."""
    nominals = [m.text for m in _cast(text).mentions if m.form is MentionForm.NOMINAL]
    nouns = [body(nominal.split()[-1]) for nominal in nominals]
    named = [name.row for name in find_names(tree(text))]
    return row["word"] in [*named, *(noun.row for noun in nouns if noun is not None)]


def _finds_title(text: str, row: Row) -> bool:
    """Whether a person is found behind the title, or bears the small word in the name."""
    names = [name for name in find_names(tree(text)) if name.type == EntityType.PERSON]
    if row["role"] == "title":
        return any(name.source is Source.TITLE and name.row == row["word"] for name in names)
    return any(row["word"] in [t.rstrip(".") for t in name.span.texts[1:]] for name in names)


def _finds_head(text: str, row: Row) -> bool:
    """Whether a phrase is found whose head is that of the row."""
    names = find_names(tree(text))
    return any(name.source is Source.PHRASE and name.row == row["head"] for name in names)


Finds = Callable[[str, Row], bool]
EVOKING: list[tuple[str, str, Finds]] = [
    ("offices", "title", _finds_office),
    ("bodies", "word", _finds_body),
    ("person_titles", "word", _finds_title),
    ("name_heads", "head", _finds_head),
]
SENTENCES = [
    pytest.param(finds, row, id=f"{lexicon}: {row[column]}")
    for lexicon, column, finds in EVOKING
    for row in rows(f"read/entities/{lexicon}")
]


@pytest.mark.parametrize(("finds", "row"), SENTENCES)
def test_a_row_finds_what_it_should(finds: Finds, row: Row) -> None:
    """The sentence ``yes`` gives what is found by the row, the sentence ``no`` does not."""
    assert (finds(row["yes"], row), finds(row["no"], row)) == (True, False)


def test_all_sentences_differ() -> None:
    """No sentence was written twice."""
    texts = [
        row[c]
        for lexicon, *_ in EVOKING
        for row in rows(f"read/entities/{lexicon}")
        for c in ("yes", "no")
    ]

    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_an_office_is_one_line_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user's line of ``offices.tsv`` gives persons a new office, and nobody without it."""
    [row] = NEW_OFFICES
    line = "\t".join(row[column] for column in rows("read/entities/offices")[0])

    assert [_titles(row["yes"]), _titles(row["no"])] == [[], []]
    with taught("read/entities/offices", line, tmp_path, monkeypatch):
        found = [_titles(row["yes"]), _titles(row["no"])]
    assert found == [["Zeremonienmeisterin: Odile Marchetti"], []]


def _titles(text: str) -> list[str]:
    titles = read_cast(tree(text), Article("a", text)).titles
    return [f"{t.label}: {t.person.name}" for t in titles if t.person is not None]
