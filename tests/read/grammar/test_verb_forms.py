"""Forms of verbs give their infinitive, whatever lemma a tagger finds."""

from __future__ import annotations

import pytest

from kg.read.grammar.verb_forms import (
    VerbForms,
    conjugation,
    is_past_form,
    shows_zu,
    without_zu,
    words_zu,
)
from tests.frozen import tree

ZU = [  # sentence, word, whether it shows an infinitive with "zu"
    ("Sie bat den Gesandten, zu kommen.", "zu", True),
    ("Sie bat den Gesandten, die Truppen abzuziehen.", "abzuziehen", True),
    ("Sie bat den Gesandten zu sich.", "zu", False),
    ("Sie bat den Gesandten, zu kommen.", "kommen", False),
]
WORDS_ZU = [  # sentence, verb, the words "zu" that hang on it
    ("Sie bat den Gesandten, zu kommen.", "kommen", ["zu"]),
    ("Sie bat den Gesandten, zu kommen.", "bat", []),
    ("Sie bat den Gesandten, die Truppen abzuziehen.", "abzuziehen", []),
]
VERBS = VerbForms(
    [
        "zu|sichern", "vor|werfen", "zurück|weisen", "klar|machen", "widersprechen", "erbieten",
        "ermahnen", "kritisieren", "lassen",
    ]
)  # fmt: skip
FORMS = [  # form, lemma and particle
    ("zugesichert", ("sichern", "zu")),
    ("vorzuwerfen", ("werfen", "vor")),
    ("zurückwies", ("weisen", "zurück")),
    ("klargemacht", ("machen", "klar")),
    ("widersprochen", ("widersprechen", "")),
    ("erbot", ("erbieten", "")),
    ("ermahnte", ("ermahnen", "")),
    ("kritisiert", ("kritisieren", "")),
    ("liess", ("lassen", "")),
    ("spazierte", None),
]


@pytest.mark.parametrize(("form", "expected"), FORMS)
def test_forms(form: str, expected: tuple[str, str] | None) -> None:
    """A form gives lemma and particle of the lexicon's verb, or nothing."""
    assert VERBS.verb(form) == expected


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(FORMS) == 10


def test_strong_verbs_keep_their_forms_behind_a_prefix() -> None:
    found = conjugation("beraten")

    assert (found.present, found.past, found.participle) == (
        "berät",
        ("beriet", "berieten"),
        "beraten",
    )


def test_no_form_hides_an_infinitive() -> None:
    """``führen`` is a verb of its own, and no wish of "fahren"."""
    assert VerbForms(["fahren"]).infinitive("führen") is None


@pytest.mark.parametrize(("form", "past"), [("besprach", True), ("trafen", True), ("kommt", False)])
def test_past_forms(form: str, past: bool) -> None:
    assert is_past_form(form) == past


@pytest.mark.parametrize(("text", "word", "expected"), ZU)
def test_infinitives_with_zu(text: str, word: str, expected: bool) -> None:
    """The particle shows it, or a verb that holds it; not the preposition."""
    assert shows_zu(next(w for w in tree(text) if w.text == word)) is expected


@pytest.mark.parametrize(("text", "word", "expected"), WORDS_ZU)
def test_words_zu_hang_on_their_verb(text: str, word: str, expected: list[str]) -> None:
    """They are words of their own; a verb that holds "zu" has none."""
    verb = next(w for w in tree(text) if w.text == word)

    assert [w.text for w in words_zu(verb)] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [("abzuziehen", "abziehen"), ("zurückzuziehen", "zurückziehen"), ("zuziehen", "zuziehen")],
)
def test_forms_without_zu(form: str, expected: str) -> None:
    """The particle of the infinitive goes, one of the verb stays."""
    assert without_zu(form) == expected
