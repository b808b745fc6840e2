"""The student's distance from the teacher, and windows of bare text."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training.distil import distance, distances, same_sentence  # noqa: E402
from training.network import Network, shortened  # noqa: E402
from training.raw import pieces_of  # noqa: E402

SIZES = {"upos": 3, "start": 2, "label": 4}


def _network(layers: int = 3) -> Network:
    torch.manual_seed(0)
    return Network(SIZES, width=24, heads=2, inner=32, positions=16, layers=layers).eval()


def test_the_same_opinion_is_nearest() -> None:
    """No student is nearer to a teacher than one of the same opinion."""
    teacher = torch.tensor([[[4.0, 0.0, 0.0], [0.0, 3.0, 0.0]]])
    there = torch.tensor([[True, True]])
    same, other = distance(teacher, teacher, there), distance(-teacher, teacher, there)

    assert same < other
    assert distance(teacher, teacher, torch.tensor([[True, False]])) != same


def test_heads_stay_within_the_teachers_sentences() -> None:
    """The root and the words of the same sentence are allowed."""
    start = torch.tensor([[[0.0, -9.0], [9.0, 0.0], [0.0, 9.0], [9.0, 0.0]]])

    assert same_sentence(start).int().tolist() == [
        [[1, 1, 1, 0, 0], [1, 1, 1, 0, 0], [1, 0, 0, 1, 1], [1, 0, 0, 1, 1]]
    ]


def test_a_shortened_network_keeps_layers_and_heads() -> None:
    """The student starts as the teacher's first layers, and is taught on every head."""
    teacher = _network()
    student = shortened(teacher, 2).eval()
    kept = student.state_dict()

    assert len(student.layers) == 2
    assert all(torch.equal(v, teacher.state_dict()[k]) for k, v in kept.items())

    inputs = (torch.randn(1, 6, 24), torch.ones(1, 6), torch.rand(1, 5, 6))
    there, allowed = torch.ones(1, 4, dtype=torch.bool), torch.ones(1, 4, 5, dtype=torch.bool)
    found = distances(student, student(*inputs), teacher, teacher(*inputs), there, allowed)

    assert set(found) == {"upos", "start", "arc", "label"}
    assert all(v.item() > 0 for v in found.values())


def test_bare_text_is_cut_behind_sentences() -> None:
    """Long paragraphs are cut behind a full stop; short rests are left out."""
    sentence = ["Wort"] * 19 + ["."]
    windows = list(pieces_of(sentence * 5 + ["Rest"]))

    assert [len(w) for w in windows] == [80, 21]
    assert windows[0][-1] == "."
