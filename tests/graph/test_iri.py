"""Minted IRIs are valid, stable, and different where things are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.graph.iri import (
    DEFAULT_BASE,
    Minter,
    article_id,
    article_iri,
    checked_base,
    is_qid,
    normalised,
)
from kg.model import Entity

ENTITIES = [  # article, type, name, QID, the end of the IRI
    pytest.param("a", "Person", "Anna Vogt", "Q7", "entity/Q7", id="linked"),
    pytest.param(
        "a", "Person", "Anna Vogt", None, "entity/person-1c69d639456a955a", id="full-name"
    ),
    pytest.param(
        "b", "Person", "ANNA  Vogt", None, "entity/person-1c69d639456a955a", id="same-name"
    ),
    pytest.param("a", "Person", "Vogt", None, "entity/person-f5f40c73f9f8d67a", id="single-in-a"),
    pytest.param("b", "Person", "Vogt", None, "entity/person-1913989ca950d29d", id="single-in-b"),
    pytest.param("a", "State", "Seeland", None, "entity/state-", id="state"),
]
NAMES = [
    pytest.param("Sergej  LAWROW ", "sergej lawrow", id="case-and-space"),
    pytest.param("Jean-Yves Le Drian", "jean yves le drian", id="hyphen"),
    pytest.param("Weiß", "weiss", id="sharp-s"),
    pytest.param("+++", "+++", id="no-letters"),
]
BASES = ["", "no base", "https://example.org", "https://exa mple.org/", "example/", "/"]


def test_no_case_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert (len(ENTITIES), len(NAMES), len(BASES)) == (6, 4, 6)


@pytest.mark.parametrize(("article", "type_", "name", "qid", "end"), ENTITIES)
def test_entities_are_told_apart_by_who_they_are(
    article: str, type_: str, name: str, qid: str | None, end: str
) -> None:
    """A full name is one person everywhere; a single name is one person in one article."""
    entity = Entity("e1", type_, name)  # type: ignore[arg-type]

    iri = Minter(DEFAULT_BASE, article).entity(entity, qid)

    assert iri.startswith(DEFAULT_BASE + end)


def test_a_body_is_known_by_its_kind_and_its_state() -> None:
    """However two articles name it, a state's ministry is one node; another state's is another."""
    mints = [Minter(DEFAULT_BASE, "1"), Minter(DEFAULT_BASE, "2")]
    names = ["seeländisches Außenministerium", "Außenministerium in Seeburg"]
    bodies = [Entity("e1", "Organisation", name) for name in names]
    kind, other = ("foreign-ministry", "x:seeland"), ("foreign-ministry", "x:nordstaat")

    iris = {m.entity(b, None, kind) for m, b in zip(mints, bodies, strict=True)}

    assert len(iris) == 1
    assert mints[0].entity(bodies[0], None, other) not in iris
    assert mints[0].entity(bodies[0], "Q1", kind) == f"{DEFAULT_BASE}entity/Q1"


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_names_are_compared_without_case_and_marks(name: str, expected: str) -> None:
    """How a name is set does not make another person."""
    assert normalised(name) == expected


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_article_id_makes_a_valid_iri_and_comes_back(name: str) -> None:
    """An id may hold anything: slashes, spaces, umlauts, marks."""
    iri = article_iri(DEFAULT_BASE, name)

    assert NamedNode(iri).value == iri
    assert article_id(DEFAULT_BASE, iri) == name


def test_a_stretch_of_text_is_named_as_rfc_5147_says() -> None:
    """The IRI of evidence says where it stands."""
    assert (
        Minter("https://e.org/", "27").span((120, 185)) == "https://e.org/article/27#char=120,185"
    )


@pytest.mark.parametrize("base", BASES)
def test_a_base_that_cannot_start_an_iri_is_refused(base: str) -> None:
    """The message says what a base looks like."""
    with pytest.raises(StoreError, match="ends in '/'"):
        checked_base(base)


@pytest.mark.parametrize(
    ("text", "expected"), [("Q1", True), ("Q0", False), ("q1", False), ("Q1x", False)]
)
def test_a_wikidata_number_is_recognised(text: str, expected: bool) -> None:
    """Only what Wikidata would number so."""
    assert is_qid(text) is expected
