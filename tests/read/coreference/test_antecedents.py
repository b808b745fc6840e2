"""What was read before a word: who occurred, who is denoted, on whose side he is."""

from __future__ import annotations

from kg.read.coreference.antecedents import in_order
from tests.read.coreference.reading import resolved, word

PAIR = "Anna Berg traf Rein Lepasaar in Riga. Beide lächelten."
LAND = "Der norwegische Minister Harald Bjerke sprach. Sein Land werde helfen."


def test_persons_before_a_word() -> None:
    """The latest come first; only those of the last sentences, if so asked."""
    here = resolved(PAIR)
    both = word(here, "Beide")
    latest = here.latest_persons(both)

    assert [person.name for person in latest] == ["Rein Lepasaar", "Anna Berg"]
    assert [person.name for person in in_order(latest)] == ["Anna Berg", "Rein Lepasaar"]
    assert here.latest_persons(both, sentences=1) == []


def test_roles_of_occurrences() -> None:
    """An occurrence knows its role in the sentence."""
    anna, rein, *_ = resolved(PAIR).occurrences

    assert (anna.is_subject, anna.is_main_subject) == (True, True)
    assert (rein.is_subject, rein.is_main_subject) == (False, False)
    assert not anna.quoted


def test_whom_a_word_denotes() -> None:
    """By a name, by a name beside it, or by what was resolved."""
    here = resolved(LAND)

    assert [actor.name for actor in here.at(word(here, "Minister"))] == ["Harald Bjerke"]
    assert [actor.name for actor in here.at(word(here, "Sein"))] == ["Harald Bjerke"]
    assert here.at(word(here, "helfen")) == ()


def test_the_state_behind_a_possessive() -> None:
    """ "Sein Land" is the state that the person before serves; a body of a state is of it."""
    here = resolved(LAND)
    owner = here.owner(word(here, "Sein"))

    assert owner is not None
    assert owner.name == "Norwegen"
    assert here.state("Kreml").name == "Russland"
    assert here.state("NATO").name == "NATO"


def test_a_pronoun_tells_gender() -> None:
    """Who is taken up by a pronoun has its gender from there on."""
    here = resolved("Rein Lepasaar besuchte Anna Berg. Diese schwieg.")
    anna = next(a for a in here.offices.discourse.actors if a.name == "Anna Berg")

    assert here.gender(anna) == "f"
