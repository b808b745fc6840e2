"""The readers of the corpora give one shape, and nothing held out is learnt from."""

from __future__ import annotations

import lzma

import pytest

pytest.importorskip("training.corpora")

from typing import TYPE_CHECKING

from training.corpora import (
    UNKNOWN,
    Sentence,
    from_unimorph,
    near_copies,
    outer_name,
    read_names,
    read_trees,
)
from training.data import load

if TYPE_CHECKING:
    from pathlib import Path

TREE = """# sent_id = 1
1-2\tIm\t_\t_\t_\t_\t_\t_\t_\t_
1\tIn\tin\tADP\tAPPR\t_\t3\tcase\t_\t_
2\tdem\tder\tDET\tART\tCase=Dat\t3\tdet\t_\t_
3\tHaus\tHaus\tNOUN\tNN\tCase=Dat|Gender=Neut|Number=Sing\t4\tobl\t_\t_
4\tsang\tsingen\tVERB\tVVFIN\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
5\tsie\tsie\tPRON\tPPER\tCase=Nom\t4\tnsubj\t_\t_

"""


def _packed(path: Path, text: str) -> Path:
    path.write_bytes(lzma.compress(text.encode()))
    return path


def test_contractions_are_one_word(tmp_path: Path) -> None:
    """ "Im" is one word with the preposition's tag and head."""
    (sentence,) = read_trees(_packed(tmp_path / "t.xz", TREE), source="x")

    assert sentence.words == ["Im", "Haus", "sang", "sie"]
    assert sentence.upos == ["ADP", "NOUN", "VERB", "PRON"]
    assert sentence.heads == [2, 3, 0, 3]
    assert sentence.labels == ["case", "obl", "root", "nsubj"]
    assert sentence.features is not None
    assert sentence.features[2] == "Mood=Ind|Tense=Past|VerbForm=Fin"


@pytest.mark.parametrize(
    ("word", "cell", "expected"),
    [
        ("Haus", "N;DAT;NEUT;SG", "Case=Dat|Gender=Neut|Number=Sing"),
        ("die", "NEUT;PL;DEF;DET;ACC", "Case=Acc|Number=Plur"),
        ("worden", "V.PTCP;PASS", "VerbForm=Part|Voice=Pass"),
        ("sei", "3;SBJV;V;PRS;SG;FIN", "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("gesagt", "V.PTCP;V", "VerbForm=Part"),
        ("und", "CONJ", ""),
        (",", "_", ""),
        ("the", "_", UNKNOWN),
        ("sein", "PSS;DET;SG", UNKNOWN),
    ],
)  # fmt: skip
def test_unimorph_becomes_universal_features(word: str, cell: str, expected: str) -> None:
    """What UniMorph says is said in the treebank's terms, or is unknown."""
    assert from_unimorph(word, cell) == expected


@pytest.mark.parametrize(
    ("source", "word", "tag", "bundle", "label", "expected"),
    [
        ("hdt", "habe", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "aux",
         "Mood=Sub|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("hdt", "würden", "AUX", "Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin", "aux",
         "Mood=Sub|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"),
        ("hdt", "sagt", "VERB", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "root",
         "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"),
        ("hdt", "wurde", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin", "aux:pass",
         "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin|Voice=Pass"),
        ("hdt", "sollte", "AUX", "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "aux",
         UNKNOWN),
        ("hdt", "Berlin", "PROPN", "Case=Nom|Number=Sing", "root", UNKNOWN),
        ("pud", "sagt", "VERB", "Mood=Ind|Tense=Pres", "root", "Mood=Ind|Tense=Pres|VerbForm=Fin"),
        ("pud", "gesagt", "VERB", "_", "root", UNKNOWN),
        ("gsd", "wird", "AUX", "Mood=Ind|VerbForm=Fin", "aux:pass", "Mood=Ind|VerbForm=Fin"),
    ],
)  # fmt: skip
def test_treebanks_are_mended(
    tmp_path: Path, source: str, word: str, tag: str, bundle: str, label: str, expected: str
) -> None:
    """Konjunktiv, passive and verb forms stand where the treebank leaves them out."""
    head = 0 if label == "root" else 2
    line = f"1\t{word}\t{word}\t{tag}\t_\t{bundle}\t{head}\t{label}\t_\t_\n"
    line += "2\tX\tX\tX\t_\t_\t0\troot\t_\t_\n" if head else ""
    line += "\n"
    (sentence,) = read_trees(_packed(tmp_path / "t.xz", line), source=source)

    assert sentence.features is not None
    assert sentence.features[0] == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("O", "O"), ("S-PER", "B-PER"), ("E-LOC", "I-LOC"), ("B-LOCderiv", "O"), ("I-ORGPART", "O")],
)
def test_outer_names(tag: str, expected: str) -> None:
    """Derivations and parts are no names; BIOES becomes BIO."""
    assert outer_name(tag) == expected


def test_a_name_never_starts_inside(tmp_path: Path) -> None:
    """A tag dropped before it does not leave a name without its begin."""
    (sentence,) = read_names(_packed(tmp_path / "n.xz", "Ab O\nCd I-PER\nEf I-PER\n\n"))

    assert sentence.names == ["O", "B-PER", "I-PER"]


def test_near_copies_are_found() -> None:
    """A sentence with one word in twenty changed counts as a copy, another does not."""
    words = [f"w{i}" for i in range(20)]
    held = [Sentence(words)]
    candidates = [
        Sentence([*words[:19], "anders"]),
        Sentence(words[:10]),
        Sentence(["ganz", "anders"]),
    ]

    assert near_copies(candidates, held) == {0}


def test_nothing_held_out_is_learnt_from(shared: Path) -> None:
    """No sentence of a test set, nor a near copy of one, is in a training part."""
    data = load(shared / "training")
    held = [*data.test_trees, *data.dev_trees]

    assert len(data.test_trees) == 977
    assert len(data.test_names) == 5100
    assert near_copies([*data.trees, *data.forms], held) == set()
    assert near_copies(data.names, [*data.test_names, *data.test_trees]) == set()
