"""The bundled pipeline sets what reading needs, the same each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.lang import load_pipeline, pipeline_identity
from kg.lang.network import Network
from kg.resources import packaged

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

pytestmark = pytest.mark.neural

TEXT = (
    "Außenministerin reist nach Genf\n\n"
    "GENF – Die Außenministerin Anna Beispiel traf am 31. Januar den russischen Präsidenten "
    "Iwan Muster. „Wir haben geredet“, sagte sie. Er habe die Vorwürfe zurückgewiesen."
)
TOKENS = [  # text, tokens
    pytest.param(
        "“Darauf gibt es, leider, keine Antwort”",
        ["“", "Darauf", "gibt", "es", ",", "leider", ",", "keine", "Antwort", "”"],
        id="english-marks",
    ),
    pytest.param("„dauerhafte Lösung“", ["„", "dauerhafte", "Lösung", "“"], id="german-marks"),
    pytest.param("»Nein«, sagte er", ["»", "Nein", "«", ",", "sagte", "er"], id="guillemets"),
    pytest.param(
        "ein Kohl-Gorbatschow-Gespräch", ["ein", "Kohl-Gorbatschow-Gespräch"], id="compound"
    ),
    pytest.param("WASHINGTON – Der", ["WASHINGTON", "–", "Der"], id="dateline"),
    pytest.param("am 31. Januar", ["am", "31.", "Januar"], id="ordinal"),
    pytest.param("Antony J. Blinken", ["Antony", "J.", "Blinken"], id="initial"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The bundled pipeline."""
    return load_pipeline()


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(nlp: Language, text: str, expected: list[str]) -> None:
    """Marks come off, compounds stay whole."""
    assert [t.text for t in nlp.make_doc(text)] == expected


def test_sets_all_annotations(nlp: Language) -> None:
    """Tags, features, lemmas, trees, sentence starts and names are there."""
    doc = nlp(TEXT)

    for attribute in ("POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(attribute), attribute
    assert doc.text == TEXT
    assert [t.lemma_ for t in doc if t.text in ("traf", "zurückgewiesen")] == [
        "treffen",
        "zurückweisen",
    ]
    assert {e.text: e.label_ for e in doc.ents}["Anna Beispiel"] == "PER"
    assert [t.dep_ for t in doc if t.text == "Außenministerin"][1] == "nsubj"


def test_each_sentence_is_one_tree(nlp: Language) -> None:
    """Every sentence has one root, and no head lies outside its sentence."""
    for sentence in nlp(TEXT).sents:
        assert [t.dep_ for t in sentence].count("ROOT") == 1
        assert all(t.head in sentence for t in sentence)


def test_what_is_read_beside_changes_nothing(nlp: Language) -> None:
    """A paragraph reads the same alone, in a longer text and in a batch of others."""

    def shape(doc: Doc) -> list[tuple[object, ...]]:
        return [
            (t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_type_)
            for t in doc
        ]

    alone = shape(nlp(TEXT))
    batch = [
        shape(d)
        for d in nlp.pipe(
            [TEXT, "Kurz.", TEXT, "Noch ein ganz anderer Text über Minsk."], batch_size=4
        )
    ]

    assert batch[0] == alone
    assert batch[2] == alone
    assert shape(nlp(TEXT + "\n\nEin weiterer Absatz."))[: len(alone)] == alone


def test_threads_change_nothing(nlp: Language) -> None:
    """One thread or several: the same scores, bit for bit."""
    words = [t.text for t in nlp(TEXT) if not t.is_space]
    folder = packaged("lang", "model")
    one, more = (Network(folder, threads=n).run(words) for n in (1, 3))

    assert all(np.array_equal(one.plain[k], more.plain[k]) for k in one.plain)
    assert np.array_equal(one.arcs, more.arcs)


def test_workers_change_nothing(nlp: Language) -> None:
    """Texts read by two processes are the texts read by one."""
    texts = [TEXT, "Die Gespräche wurden vertagt.", "Er traf niemanden."]
    here = [d.to_bytes() for d in nlp.pipe(texts)]
    there = [d.to_bytes() for d in nlp.pipe(texts, n_process=2, batch_size=1)]

    assert there == here


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\n\nAnfang.", "a", ".", "„", "Wort " * 2000])
def test_odd_texts_are_read(nlp: Language, text: str) -> None:
    """Empty, blank, tiny and endless texts are no reason to fail."""
    assert nlp(text).text == text


def test_identity_names_the_weights(nlp: Language) -> None:
    """Name, version and hash go into the provenance."""
    name, version, digest = pipeline_identity(nlp)

    assert (name, version) == ("de_depesche", "0.1.0")
    assert len(digest) == 64
