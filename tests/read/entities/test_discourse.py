"""What an article names, and which word belongs to whom."""

from __future__ import annotations

from kg.model import EntityType
from kg.read.entities.discourse import read_discourse
from tests.read.entities.steps import sentence

NOBODY: frozenset[int] = frozenset()


def test_a_word_is_in_the_outermost_name() -> None:
    discourse = read_discourse(sentence("embassy"), NOBODY)
    city = next(word for word in sentence("embassy") if word.text == "Kairo")
    name, actor = discourse.name_at(city), discourse.at(city)

    assert (name and name.span.text) == "US-Botschaft in Kairo"
    assert (actor and actor.of) == "USA"
    assert discourse.name_at(city.next) is None
    assert discourse.at(city.next) is None


def test_words_point_to_states() -> None:
    """By name, by a capital or by an adjective; other cities do not."""
    tree = sentence("adjective")
    discourse = read_discourse(tree, NOBODY)
    pointed = {word.text: discourse.state_at(word) for word in tree}

    assert {text: state for text, state in pointed.items() if state} == {
        "russische": "Russland",
        "Moskau": "Russland",
    }


def test_a_state_nobody_named_is_evoked() -> None:
    """It is as the lexicon has it, a body as the article spells it, and enters no list."""
    discourse = read_discourse(sentence("compound"), NOBODY)
    state, body = discourse.evoked("USA"), discourse.evoked("Europäische Union")

    assert (state.type, state.name, state.key) == (EntityType.STATE, "USA", "USA")
    assert (body.type, body.name) == (EntityType.ORGANISATION, "EU")
    assert discourse.actors == []


def test_a_named_actor_is_evoked_by_key_or_name() -> None:
    discourse = read_discourse(sentence("embassy"), NOBODY)

    assert discourse.evoked("Kairo") is discourse.actors[1]
    assert discourse.state_key(discourse.actors[1]) == "Ägypten"
