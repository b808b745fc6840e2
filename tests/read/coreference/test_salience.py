"""Who stands out: subjects before others, near before far, and nobody if it is not clear."""

from __future__ import annotations

import pytest

from kg.read.coreference.salience import Query, find_referent, two_states
from kg.read.grammar.gender import Gender
from tests.read.coreference.reading import resolved, word

REFERENTS = [  # text, word, gender, who stands out before it
    ("Anna Berg besuchte Rein Lepasaar. Er lachte.", "Er", "m", ["Rein Lepasaar"]),
    ("Rein Lepasaar lobte ihn.", "ihn", "m", []),
    ("„Er lügt“, sagte Rein Lepasaar.", "Er", "m", []),
    ("Anna Berg kam. Die Sprecherin wartete. Sie lachte.", "Sie", "f", []),
    ("Jens Ahlers und Tobias Ekengren kamen. Der 56-Jährige lachte.", "56-Jährige", "m", []),
    ("Der Iran drohte Israel. Er werde antworten.", "Er", "m", ["Iran"]),
]


@pytest.mark.parametrize(("text", "form", "gender", "expected"), REFERENTS)
def test_referents(text: str, form: str, gender: str, expected: list[str]) -> None:
    """Gender, grammar and quotation marks bar some; of the others one must lead clearly."""
    here = resolved(text)
    found = find_referent(here, Query(word(here, form), Gender(gender)))

    assert [actor.name for actor in found] == expected


def test_somebody_barred_is_not_meant() -> None:
    """A query may leave somebody out."""
    here = resolved("Anna Berg besuchte Rein Lepasaar. Er lachte.")
    er = word(here, "Er")
    (rein,) = find_referent(here, Query(er, Gender.MASCULINE))

    assert find_referent(here, Query(er, Gender.MASCULINE, but_not=frozenset({rein}))) == ()


STATES = [  # text, word, the two states that are meant
    ("Armenien und Aserbaidschan verhandeln wieder. Beide Seiten wollen Ruhe.", "Seiten",
     ["Armenien", "Aserbaidschan"]),
    ("Es gab zwei Seiten. Beide Seiten waren leer.", "Seiten#2", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "form", "expected"), STATES)
def test_two_states(text: str, form: str, expected: list[str]) -> None:
    """Two states that the text has been about, in order of appearance."""
    here = resolved(text)

    assert [state.name for state in two_states(here, word(here, form))] == expected
