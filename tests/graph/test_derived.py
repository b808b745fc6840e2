"""The facts of an entity follow from what the articles say, in any order."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.graph.derived import Support, best_name, best_type, entity_quads, supports
from kg.graph.mapping import to_quads
from tests.store.readings import plain

BASE = "https://w3id.org/depesche/id/"


def test_the_longest_name_stands() -> None:
    """Among names of one length the first by code points."""
    assert best_name(["Vogt", "Anna Vogt", "Anne Vogt"]) == "Anna Vogt"


def test_who_acts_comes_before_where_it_happens() -> None:
    """A state that one article reads as a place is a state."""
    assert best_type(["Place", "State"]) == "State"


@given(st.permutations(["Vogt", "Anna Vogt", "A. Vogt", "Anna M. Vogt"]))
def test_the_order_of_articles_does_not_matter(names: list[str]) -> None:
    """The facts are those of the set."""
    support = Support(types={"Person"})
    for name in names:
        support = support.merged(Support(names={name}))

    facts = entity_quads(BASE, NamedNode(BASE + "entity/Q7"), support)

    assert [q.object.value for q in facts] == [  # type: ignore[union-attr]
        "https://w3id.org/depesche/ns#Person",
        "Anna M. Vogt",
        "A. Vogt",
        "Anna Vogt",
        "Vogt",
        "http://www.wikidata.org/entity/Q7",
    ]


def test_the_label_of_the_knowledge_base_stands_before_names() -> None:
    """It is the same in every article."""
    support = Support({"Person"}, {"Anna Maria Vogt"}, {"Vogt"}, {"Anna Vogt"})

    facts = entity_quads(BASE, NamedNode(BASE + "entity/Q7"), support)

    assert facts[1].object.value == "Anna Vogt"  # type: ignore[union-attr]


def test_nothing_supports_an_entity_that_no_article_mentions() -> None:
    """Then it has no facts."""
    assert entity_quads(BASE, NamedNode(BASE + "entity/Q7"), Support()) == []


def test_what_articles_say_is_found_in_their_quads() -> None:
    """Names, aliases, types and labels, by entity."""
    quads = [to_quads(plain(a, ("Anna Vogt", "Q7"), known="A. Vogt")) for a in "ab"]

    found = supports(itertools.chain(*quads))

    assert list(found.values()) == [Support({"Person"}, {"Anna Vogt"}, set(), {"A. Vogt"})]
