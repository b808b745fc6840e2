"""Words denote those of the article: pronouns, offices, bodies, sets, speakers without a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import EntityType, Meeting, MeetingKind, MeetingStatus, MentionForm
from kg.read.coreference.facts import renumbered
from tests.frozen import table
from tests.read.coreference.reading import asked, cast

CASES = table(Path(__file__).with_name("cases.tsv"))
KREML = (
    "Im Kreml traf der Kanzler den russischen Präsidenten. "
    "Nach russischen Angaben dauerte das Gespräch eine Stunde."
)
ESTONIA = (
    "Die Präsidentin Estlands traf den EU-Ratspräsidenten. "
    "Der Vorschlag der Norweger überzeugte Moskau nicht."
)


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass; in two fifths the plain answer is wrong."""
    assert len(CASES) == 50
    assert sum(row["id"].startswith("d") for row in CASES) == 20


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["id"])
def test_whom_a_word_denotes(row: dict[str, str]) -> None:
    """A word denotes whom a reader takes it to denote, or nobody."""
    here, (word,) = asked(row["text"], row["word"])

    assert ";".join(here.entity(i).name for i in here.denoted(word)) == row["expected"]


def test_mentions_and_what_covers_a_word() -> None:
    """Names come first among mentions; the innermost covers a word."""
    here, (er, wien) = asked(CASES[0]["text"], "Er", "Wien")
    mention = here.mention_at(er)

    assert mention is not None
    assert (mention.form, mention.text) == (MentionForm.PRONOUN, "Er")
    assert here.at(er) == mention.entity
    assert here.entity(here.at(wien) or "").type == EntityType.PLACE
    assert [m.id for m in here.mentions] == ["n1", "n2", "c1"]


def test_states_that_words_point_to() -> None:
    """Adjectives, compounds, capitals and peoples point to states, named or not."""
    here, (russian, council, norwegians, moscow) = asked(
        f"{ESTONIA}", "traf", "EU-Ratspräsidenten", "Norweger", "Moskau"
    )

    assert here.state_of(russian) is None
    assert here.entity(here.state_of(council) or "").name == "EU"
    assert [here.entity(i).name for i in here.people(norwegians)] == ["Norwegen"]
    assert here.entity(here.state_of(moscow) or "").name == "Russland"
    assert here.state_behind(here.at(moscow) or "") == "Russland"


def test_whose_side_entities_are_on() -> None:
    """A body acts for its state; a person is at home where he holds an office."""
    here, (kreml, angaben) = asked(KREML, "Kreml", "russischen#2")
    body = here.at(kreml)

    assert body is not None
    assert here.is_body(body)
    assert here.kinds(body) == {"government"}
    assert here.side([body]) == {body}
    assert here.entity(here.state_of(angaben) or "").name == "Russland"

    here = cast("Der norwegische Minister Harald Bjerke sprach. Sein Land werde helfen.")
    person = here.called("Harald Bjerke")

    assert here.is_person(person)
    assert here.entity(here.home(person) or "").name == "Norwegen"
    assert here.holder("Minister", here.called("Norwegen")) == person
    assert here.holder("Botschafter", here.called("Norwegen")) is None


@pytest.mark.parametrize(
    ("name", "type_"),
    [("Riga", EntityType.PLACE), ("Peru", EntityType.STATE), ("NATO", EntityType.ORGANISATION)],
)
def test_what_an_entity_is(name: str, type_: EntityType) -> None:
    """The cast tells it of those whom nobody names, too."""
    here = cast("Anna Berg traf Rein Lepasaar in Riga. Beide lächelten.")
    entity = here.called(name)
    told = here.is_person(entity), here.is_state(entity), here.is_place(entity)

    assert here.entity(entity).type == type_
    assert (*told, here.is_body(entity)) == tuple(type_ == other for other in _TYPES)


_TYPES = (EntityType.PERSON, EntityType.STATE, EntityType.PLACE, EntityType.ORGANISATION)


def test_a_state_is_on_stage_when_a_fact_needs_it() -> None:
    """A state known from a compound alone is an entity only beside facts that name it."""
    here = cast("Der US-Präsident widersprach.")

    assert here.entity(here.called("USA")).type == EntityType.STATE
    assert here.playing([]) == {}


def test_asking_changes_no_cast() -> None:
    """A state that nobody names is numbered when a fact needs it, whatever was asked before."""
    here = cast("Anna Berg kam. Die Sprecherin wartete. Sie lachte.")
    before = here.entities
    sweden, peru = here.called("Schweden"), here.called("Peru")
    kind, status = MeetingKind.VISIT, MeetingStatus.PLANNED
    fact = Meeting("m1", kind, status, (peru,), None, None, (0, 1), (0, 1), "")
    playing = here.playing([fact])

    assert here.entities == before
    assert sweden not in playing
    assert [(e.id, e.name) for e in playing.values()] == [("e1", "Anna Berg"), ("e2", "Peru")]
    assert renumbered(fact, {i: e.id for i, e in playing.items()}).participants == ("e2",)


def test_reading_twice_gives_the_same() -> None:
    """The cast depends on nothing but the text."""
    one, two = (cast(CASES[0]["text"]) for _ in range(2))

    assert one.mentions == two.mentions
    assert one.entities == two.entities
