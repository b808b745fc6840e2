"""Pipelines that parse by TIGER, or lack something, are adapted or refused."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.errors import PipelineError
from kg.lang import load_pipeline
from kg.lang.adapt import UniversalLabels, missing_annotations

VOCAB = Vocab()


def _doc(rows: list[tuple[str, str, int, str]]) -> Doc:
    """Return a Doc of (word, pos, head, label) rows."""
    words, pos, heads, deps = zip(*rows, strict=True)
    return Doc(
        VOCAB,
        words=list(words),
        pos=list(pos),
        heads=list(heads),
        deps=list(deps),
        lemmas=list(words),
    )


def _arcs(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep_, t.head.text) for t in doc]


def test_preposition_becomes_case() -> None:
    """ "traf in Genf": the noun hangs on the verb, the preposition on the noun."""
    doc = _doc([("Er", "PRON", 1, "sb"), ("traf", "VERB", 1, "ROOT"), ("sie", "PRON", 1, "oa"),
                ("in", "ADP", 1, "mo"), ("Genf", "PROPN", 3, "nk")])  # fmt: skip

    assert _arcs(UniversalLabels()(doc)) == [
        ("Er", "nsubj", "traf"), ("traf", "ROOT", "traf"), ("sie", "obj", "traf"),
        ("in", "case", "Genf"), ("Genf", "obl", "traf"),
    ]  # fmt: skip


def test_auxiliary_hangs_on_its_verb() -> None:
    """ "hat gesagt": the verb that means something heads the clause."""
    doc = _doc([("Er", "PRON", 1, "sb"), ("hat", "AUX", 1, "ROOT"), ("das", "PRON", 3, "oa"),
                ("gesagt", "VERB", 1, "oc")])  # fmt: skip

    assert _arcs(UniversalLabels()(doc)) == [
        ("Er", "nsubj", "gesagt"), ("hat", "aux", "gesagt"), ("das", "obj", "gesagt"),
        ("gesagt", "ROOT", "gesagt"),
    ]  # fmt: skip


def test_coordination_hangs_on_the_first() -> None:
    """ "A und B": the second conjunct hangs on the first, "und" on the second."""
    doc = _doc([("A", "PROPN", 3, "sb"), ("und", "CCONJ", 0, "cd"), ("B", "PROPN", 1, "cj"),
                ("sprachen", "VERB", 3, "ROOT")])  # fmt: skip

    assert _arcs(UniversalLabels()(doc)) == [
        ("A", "nsubj", "sprachen"), ("und", "cc", "B"), ("B", "conj", "A"),
        ("sprachen", "ROOT", "sprachen"),
    ]  # fmt: skip


def test_universal_labels_are_only_folded() -> None:
    """A tree that is universal already keeps its heads."""
    doc = _doc(
        [("Er", "PRON", 1, "nsubj"), ("half", "VERB", 1, "ROOT"), ("ihr", "PRON", 1, "iobj")]
    )

    assert _arcs(UniversalLabels()(doc))[2] == ("ihr", "obl:arg", "half")


def test_a_bare_pipeline_lacks_everything() -> None:
    """What is missing is said in words."""
    assert missing_annotations(spacy.blank("de")) == [
        "parts of speech", "lemmas", "a dependency parse", "names",
    ]  # fmt: skip


def test_unknown_pipeline_is_refused_with_a_remedy() -> None:
    """The message names the pipeline and what to do."""
    with pytest.raises(PipelineError, match=r"'gibt_es_nicht'.*leave --pipeline out"):
        load_pipeline("gibt_es_nicht")


def test_incomplete_pipeline_is_refused(tmp_path) -> None:
    """A pipeline without a parse says which annotation it lacks."""
    spacy.blank("de").to_disk(tmp_path / "leer")

    with pytest.raises(PipelineError, match="does not set parts of speech, lemmas"):
        load_pipeline(str(tmp_path / "leer"))


def test_foreign_pipeline_is_refused(tmp_path) -> None:
    """A pipeline for another language is no German one."""
    spacy.blank("en").to_disk(tmp_path / "en")

    with pytest.raises(PipelineError, match="is for 'en', not for German"):
        load_pipeline(str(tmp_path / "en"))
