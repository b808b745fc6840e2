"""Words are resolved from left to right: what is not clear stays open, and no office changes."""

from __future__ import annotations

from kg.read.coreference.resolution import resolve
from tests.read.coreference.reading import names, resolved, word
from tests.read.offices.reading import offices


def test_an_office_said_of_a_pronoun() -> None:
    """ "Er war Botschafter" gives the office to whom "er" denotes."""
    here = resolved("Rein Lepasaar lebt in Riga. Er war Botschafter.")
    title = here.titles[word(here, "Botschafter").i]

    assert title.person is not None
    assert (title.person.name, title.construction, title.former) == (
        "Rein Lepasaar",
        "copula",
        True,
    )
    assert title.evidence is not None
    assert title.evidence.text == "Er war Botschafter"


def test_a_stranger_stands_between() -> None:
    """Who is mentioned without a name may be meant by a later pronoun."""
    assert names(resolved("Anna Berg kam. Die Sprecherin wartete. Sie lachte."), "Sie") == []


def test_skipped_words_denote_nobody() -> None:
    """A part that is not read is passed over."""
    text = "Anna Berg besuchte Rein Lepasaar. Er lachte."
    everything = resolved(text)
    er = word(everything, "Er").i

    assert er in everything.references
    assert er not in resolve(offices(text), {er}).references


def test_resolving_changes_no_office() -> None:
    """The offices that were read stay as they were; what is understood later stands beside."""
    found = offices("Rein Lepasaar lebt in Riga. Er war Botschafter.")
    resolve(found, frozenset())

    assert [title.person for title in found.titles] == [None]
