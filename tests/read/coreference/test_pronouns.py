"""Pronouns denote whom a reader takes them to denote; each form has a sentence for and against."""

from __future__ import annotations

import pytest

from kg.lexicon import Row, rows
from kg.read.coreference.pronouns import Kind, gender_of_article, pronoun
from tests.read.coreference.reading import cast, names, resolved

ROWS = rows("read/coreference/pronouns")


def test_no_row_was_lost() -> None:
    """A table that lost rows must not pass; each kind has one."""
    assert len(ROWS) == 13
    assert {row["kind"] for row in ROWS} == set(Kind)


def _denoted(row: Row, text: str) -> list[str]:
    """Return whom the forms of a row denote: alone, or with a noun behind an article."""
    here, forms = resolved(text), row["forms"].split()
    if row["kind"] == Kind.RELATIVE:
        words = [w for w in here.offices.discourse.words if w.lower in forms and w.is_pronoun]
        return [name for word in words for name in cast(text).denoted(word)]
    article = row["kind"] == Kind.ARTICLE
    references = [r for r in here.references.values() if article or len(r.span) == 1]
    return [r.actors[0].name for r in references if r.span[0].lower in forms and not r.stands_in]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["forms"])
def test_forms(row: Row) -> None:
    """A form denotes somebody in its own sentence, and nobody in the other."""
    assert _denoted(row, row["yes"]) != []
    assert _denoted(row, row["no"]) == []


FORMS = [  # kind, form, gender, one of the plural too, oblique
    (Kind.PERSONAL, "er", "m", False, False),
    (Kind.PERSONAL, "sie", "f", True, False),
    (Kind.PERSONAL, "ihr", "f", False, True),
    (Kind.POSSESSIVE, "ihres", "f", True, False),
    (Kind.ARTICLE, "dem", "m", False, True),
    (Kind.RELATIVE, "welche", "-", True, False),
]


@pytest.mark.parametrize(("kind", "form", "gender", "plural", "oblique"), FORMS)
def test_what_a_form_tells(kind: Kind, form: str, gender: str, plural: bool, oblique: bool) -> None:
    """Gender, number and case of a form follow its kind."""
    found = pronoun(kind, form)

    assert found is not None
    assert (found.gender, found.may_be_plural, found.is_oblique) == (gender, plural, oblique)


def test_a_form_of_no_kind() -> None:
    """Other words are none; an article that tells no gender is unknown."""
    assert pronoun(Kind.PERSONAL, "wir") is None
    assert (gender_of_article("die"), gender_of_article("das")) == ("f", "-")


def test_both_are_persons_before_states() -> None:
    """ "Beide" takes up two persons of the last sentences."""
    assert names(resolved("Anna Berg traf Rein Lepasaar in Riga. Beide lächelten."), "Beide") == [
        "Anna Berg",
        "Rein Lepasaar",
    ]
