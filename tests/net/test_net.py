"""Everything is read as it was: the readings of the net's texts are those kept."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from tests.conftest import shared_folder
from tests.net import readings
from tests.net.__main__ import differences
from tests.net.parses import lemma_of, lemma_script, parsed, written
from tests.net.texts import OWN, SHARED, TABLES

SCRIPTS = [
    # form, lemma, script
    pytest.param("traf", "treffen", "2:effen", id="strong-verb"),
    pytest.param("Der", "der", "-0:", id="first-word"),
    pytest.param("GENF", "Genf", "+0:", id="capitals"),
    pytest.param("II", "2", "2:2", id="digit"),
    pytest.param("Minister", "Minister", "0:", id="as-it-is"),
]


def test_every_reading_is_as_kept() -> None:
    """A reading that changes on purpose is kept by ``python -m tests.net keep``, and named."""
    assert differences() == []


def test_the_net_is_whole() -> None:
    """No set was lost, and no text of one."""
    sets = [key.partition("/")[0] for key in readings.kept()]

    assert {name: sets.count(name) for name in dict.fromkeys(sets)} == {
        "practice": 16,
        "reserve": 14,
        "gold": 20,
        "train": 48,
        "quotations": 146,
        "cases": 182,
        "agency": 34,
        "study": 97,
        "meetings": 361,
        "statements": 352,
        "warnings": 243,
    }
    assert set(sets) == {*SHARED, *OWN, *TABLES}


def test_what_the_net_lacks_is_said() -> None:
    """Without the shared folder its articles are skipped, not passed over."""
    if shared_folder() is None:
        pytest.skip(f"the texts of {', '.join(SHARED)} are not beside this checkout")


@pytest.mark.parametrize(("form", "lemma", "script"), SCRIPTS)
def test_a_lemma_is_kept_as_a_script(form: str, lemma: str, script: str) -> None:
    assert lemma_script(form, lemma) == script
    assert lemma_of(form, script) == lemma


def test_a_parse_comes_back() -> None:
    """Written without its words and made whole again, a parse is the same."""
    vocab = spacy.blank("de").vocab
    doc = Doc(
        vocab,
        words=["Sie", "traf", " ", "Rice", "."],
        spaces=[True, True, False, False, True],
        pos=["PRON", "VERB", "SPACE", "PROPN", "PUNCT"],
        tags=["PRON", "VERB", "SPACE", "PROPN", "PUNCT"],
        heads=[1, 1, 1, 1, 1],
        deps=["nsubj", "ROOT", "dep", "obj", "punct"],
        lemmas=["sie", "treffen", " ", "Rice", "."],
        morphs=["Case=Nom|Gender=Fem", "Tense=Past|VerbForm=Fin", "", "Case=Acc", ""],
        ents=["O", "O", "O", "B-PER", "O"],
    )

    again = parsed(written(doc), doc.text, vocab)

    assert again.to_json() == doc.to_json()
    assert again.text == "Sie traf  Rice. "
