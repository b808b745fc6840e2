"""Each node can be traced to the words that it rests on."""

from __future__ import annotations

import json

import pytest

from kg.errors import UnknownNode
from kg.store import QuadStore, explain
from kg.store.explainer import sentence
from tests.store.readings import RICH, plain

ID = RICH.extraction.article.id
TEXT = RICH.extraction.article.text


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put_many([RICH, plain("b", ("Anna Vogt", "Q900001"))])
    return store


def test_a_warning_is_explained_by_its_words_and_its_lexicon_entry(store: QuadStore) -> None:
    """Sentence, offsets, roles, entry, article, reader."""
    iri = store.query("warnings")[0]["warning"]

    found = explain(store, iri)

    assert (found.types, found.entry, found.articles) == (("Warning",), "warn/warnen", (ID,))
    assert (found.pattern, found.confidence) == ("verb of warning", 0.75)
    assert {p.role: p.text for p in found.passages} == {
        "evidence": "„Wer das Ufer sperrt, wird die Folgen spüren“, warnte Vogt gegenüber dem "
        "Nordstaat.",
        "content": "Wer das Ufer sperrt, wird die Folgen spüren",
        "condition": "Wer das Ufer sperrt",
        "consequence": "wird die Folgen spüren",
        "cue": "warnte",
        "frame": "warnte Vogt",
        "speakerSpan": "Vogt",
        "addresseeSpan": "dem Nordstaat",
    }
    assert all(TEXT[p.begin : p.end] == p.text for p in found.passages)
    assert ("target", "Nordstaat") in found.properties
    assert found.provenance[0]["pipeline"] == "de_depesche 1"


def test_an_entity_is_explained_by_its_mentions_and_candidates(store: QuadStore) -> None:
    """From every article that names it."""
    found = explain(store, "Q900001")

    assert found.articles == (ID, "b")
    assert [(p.article, p.text) for p in found.passages] == [
        (ID, "Anna Vogt"),
        (ID, "sie"),
        (ID, "Vogt"),
        ("b", "Anna Vogt"),
    ]
    assert [(c["rank"], c["qid"], c["score"]) for c in found.candidates] == [
        (1, "Q900001", 0.93),
        (2, "Q900002", 0.04),
    ]
    assert found.candidates[0]["features"] == {"name": 1.0, "prior": 0.25}
    assert [(k["article"], k["score"]) for k in found.linkings] == [(ID, 0.93), ("b", 0.9)]


def test_an_article_and_a_stretch_of_text_are_explained_too(store: QuadStore) -> None:
    """By id, and by IRI."""
    assert explain(store, ID).types == (
        "Article",
        "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#Context",
    )
    begin, end = RICH.extraction.warnings[0].cue[0]
    (passage,) = explain(store, f"{store.graph_names(ID)[0].value}#char={begin},{end}").passages
    assert (passage.text, passage.article) == ("warnte", ID)


def test_an_explanation_is_plain_data(store: QuadStore) -> None:
    """It can be written as JSON."""
    assert json.loads(json.dumps(explain(store, "Q900001").to_json()))["label"] == (
        "Anna Vogt (Politikerin)"
    )


@pytest.mark.parametrize("iri", ["Q1", "https://example.org/x", "what is this"])
def test_an_unknown_node_is_named(store: QuadStore, iri: str) -> None:
    """With a hint where to look."""
    with pytest.raises(UnknownNode) as caught:
        explain(store, iri)

    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Eins. Zwei kam am 3. Mai. Drei.", "kam", "Zwei kam am 3. Mai."),
        ("„Ja.“ Er ging.\nUnd sie?", "Er", "Er ging."),
        ("Titel\n\nText", "Titel", "Titel"),
        ("Ein Satz", "Ein", "Ein Satz"),
    ],
)
def test_the_sentence_around_a_stretch_is_found(text: str, words: str, expected: str) -> None:
    """A day's number ends none."""
    begin = text.index(words)

    assert text[slice(*sentence(text, begin, begin + len(words)))] == expected
