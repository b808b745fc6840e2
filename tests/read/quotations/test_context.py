"""What the reader knows of an article before it reads: datelines, quotations, owners of texts."""

from __future__ import annotations

from tests.read.quotations.told import sentences, written


def test_a_dateline_is_no_part_of_its_sentence() -> None:
    """The sentence begins behind it."""
    first, second = sentences(
        "OSLO – Norwegen schließt im Winter den Hafen. "
        "Dies erklärte Ministerin Signe Vogt am Montag im Parlament."
    )

    assert written(first.words) == "Norwegen schließt im Winter den Hafen ."
    assert second.before is first


def test_whole_quotations_and_words_in_marks() -> None:
    """A sentence is quoted if all of it is; a word or two in marks may be a name."""
    _, second = sentences(
        "„Die Lager sind leer“, sagte Ministerin Signe Vogt. „Wir haben zu lange gewartet.“"
    )
    [named] = sentences("Ministerin Signe Vogt nannte den Plan einen „teuren Irrweg“.")

    assert (second.is_quoted, named.is_quoted) == (True, False)
    assert len(named.context.quotations_of(named.words)) == 1


def test_who_owns_a_text() -> None:
    """A genitive behind the noun, or a name with "von"."""
    [sentence] = sentences("Laut einer Erklärung der norwegischen Regierung sind die Lager leer.")

    assert [owner.text for owner in sentence.context.owners.values()] == ["Regierung"]
