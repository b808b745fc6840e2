"""Bodies by kind and state, and readings completed by their links."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.link import Decisions, Linker, bodies, compiler, records
from kg.link import context as contexts
from kg.model import (
    Article,
    Entity,
    EntityType,
    Extraction,
    Mention,
    MentionForm,
    Position,
    StateBody,
)

TABLE = Path(__file__).with_name("people.jsonl")


@pytest.fixture(scope="module")
def linker(tmp_path_factory: pytest.TempPathFactory) -> Linker:
    """A linker on a made-up base without any ministry."""
    path = tmp_path_factory.mktemp("kb") / "people.sqlite"
    compiler.compile_base(records.read(TABLE), path, compiler.Recipe("made up", ("CC0-1.0",)))
    return Linker.open(path, decisions=Decisions())


def organisation(name: str, text: str = "") -> Extraction:
    """An article that names a body."""
    words = text or f"{name} schwieg."
    at = words.index(name)
    span = (at, at + len(name))
    mention = Mention("m", *span, name, MentionForm.NAME, EntityType.ORGANISATION, "e")
    entity = Entity("e", EntityType.ORGANISATION, name)
    return Extraction(Article("a", words, dt.date(2003, 6, 1)), (mention,), (entity,))


NAMES = [
    ("nordländisches Außenministerium", "foreign-ministry", "Q10"),
    ("Außenministerium in Südhafen", "foreign-ministry", "Q20"),
    ("Außenministerium Nordlands", "foreign-ministry", "Q10"),
    ("Südlands Regierung", "government", "Q20"),
    ("nordländische Grüne", "party-greens", "Q10"),
    ("Oberster Gerichtshof Südlands", "supreme-court", "Q20"),
    ("Parlament", "parliament", None),
    ("Außenministerium der Provinz", None, None),
    ("Hafenamt Nordlands", None, None),
]


@pytest.mark.parametrize(("name", "kind", "state"), NAMES)
def test_kind_and_state_are_told_by_the_name(
    linker: Linker, name: str, kind: str | None, state: str | None
) -> None:
    extraction = organisation(name)
    context = contexts.of(extraction, linker.base)

    body = bodies.body_of(extraction.entities[0], [name], context)

    assert (body.kind if body else None) == kind
    assert (f"Q{body.state}" if body and body.state else None) == state


def test_the_table_of_names_is_whole() -> None:
    assert len(NAMES) == 9


def test_a_bare_body_is_that_of_the_country_the_article_is_about(linker: Linker) -> None:
    text = "Das Parlament tagte. Nordländische Bauern, nordländische Fischer, nordländische Boote."
    extraction = organisation("Parlament", text)
    context = contexts.of(extraction, linker.base)

    assert bodies.body_of(extraction.entities[0], ["Parlament"], context) == bodies.Body(
        "parliament", 10, told=False
    )


_TWO = "Das Parlament schwieg. " + "südländische Bauern, nordländische Fischer, " * 3
DATELINES = [  # text of two countries, and whose parliament is meant
    (f"Südhafen (xyz) - {_TWO}", 20),
    (f"SÜDHAFEN – {_TWO}", 20),
    (_TWO, None),
    (f"Von Südhafen – {_TWO}", None),
    ("Südhafen – Das Parlament schwieg. Ein südländischer, zwei nordländische Bauern.", None),
]


@pytest.mark.parametrize(("text", "state"), DATELINES)
def test_where_an_article_of_two_countries_is_dated_from_tells_whose_body_it_is(
    linker: Linker, text: str, state: int | None
) -> None:
    """Only if it speaks of that country as much as of another."""
    extraction = organisation("Parlament", text)
    context = contexts.of(extraction, linker.base)

    body = bodies.body_of(extraction.entities[0], ["Parlament"], context)

    assert body == bodies.Body("parliament", state, told=False)


def test_an_unlinked_body_keeps_its_kind_and_its_state(linker: Linker) -> None:
    completed, links = linker.read(organisation("nordländisches Außenministerium"))

    body, state = completed.entities
    assert links.bodies == (StateBody(body.id, "foreign-ministry"),)
    assert body.of == state.id
    assert (state.type, state.name, links.links[1].qid) == ("State", "Nordland", "Q10")


def position(of: str | None, text: str, office: str = "Präsident") -> Extraction:
    """An article of 2003 in which a president is named, with the state that reading gives."""
    at = text.index("Emil Vogt")
    mention = Mention("m", at, at + 9, "Emil Vogt", MentionForm.NAME, EntityType.PERSON, "e")
    return Extraction(
        Article("a", text, dt.date(2003, 6, 1)),
        (mention,),
        (
            Entity("e", EntityType.PERSON, "Emil Vogt", of=of, office=office),
            Entity("s", EntityType.STATE, "Südland"),
        ),
        positions=(Position("p", "e", office, of, former=False, evidence=(0, 1), entry="test"),),
    )


OWNERS = [  # state as read, text, whose office it is
    (None, "Präsident Emil Vogt kam.", "Nordland"),
    ("s", "Präsident Emil Vogt kam in Südhafen an.", "Nordland"),
    ("s", "Der südländische Präsident Emil Vogt kam.", "Südland"),
]


@pytest.mark.parametrize(("of", "text", "owner"), OWNERS)
def test_the_link_tells_whose_office_it_is_where_the_text_does_not(
    linker: Linker, of: str | None, text: str, owner: str
) -> None:
    completed, links = linker.read(position(of, text))

    names = {e.id: e.name for e in completed.entities}
    assert names[completed.positions[0].of or ""] == owner
    assert len(links.links) == len(completed.entities)


def test_a_state_that_was_only_guessed_goes(linker: Linker) -> None:
    """Nothing else names it or refers to it."""
    completed, _ = linker.read(position("s", "Präsident Emil Vogt kam in Südhafen an."))

    assert [e.name for e in completed.entities] == ["Emil Vogt", "Nordland"]


def test_completing_twice_changes_nothing_more(linker: Linker) -> None:
    once, _ = linker.read(position(None, "Präsident Emil Vogt kam."))

    assert linker.read(once)[0] == once
