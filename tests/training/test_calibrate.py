"""The fit on made-up verdicts, and the measures on made-up ratings."""

from __future__ import annotations

import pytest

from kg.evaluation import GoldArticle
from kg.model import Article, Entity, Extraction, Meeting, Position
from kg.read.scoring.confidence import BASE, probability
from training.calibrate import (
    Judged,
    Sample,
    bands,
    calibration_error,
    curve,
    figure,
    filled,
    fit,
    report,
    written,
)


def _samples(kind: str, pattern: str, right: int, wrong: int) -> list[Sample]:
    given = (("pattern", pattern),)
    return [Sample(kind, given, right=True)] * right + [Sample(kind, given, right=False)] * wrong


MEETINGS = _samples("meeting", "verb", 95, 5) + _samples("meeting", "noun", 60, 40)
RARE = _samples("meeting", "odd", 0, 3)
POSITIONS = _samples("position", "before name", 50, 0)


def _fitted(kind: str, pattern: str, samples: list[Sample]) -> float:
    return probability(kind, [("pattern", pattern)], fit(samples))


def test_a_common_value_gets_its_share_and_a_rare_one_is_drawn_to_the_mean() -> None:
    """Drawn by a prior, so that one mistake condemns nobody."""
    assert _fitted("meeting", "verb", MEETINGS) == pytest.approx(0.95, abs=0.02)
    assert _fitted("meeting", "noun", MEETINGS) == pytest.approx(0.6, abs=0.03)
    assert 0.3 < _fitted("meeting", "odd", MEETINGS + RARE) < 0.65
    few = MEETINGS + RARE[:2]
    assert _fitted("meeting", "odd", few) == _fitted("meeting", "unseen", few)
    assert _fitted("meeting", "unseen", MEETINGS) == pytest.approx(0.82, abs=0.05)


def test_what_was_always_right_is_not_certain() -> None:
    assert _fitted("position", "before name", POSITIONS) in (0.98, 0.99)


def test_the_order_of_the_articles_does_not_matter() -> None:
    mixed = (MEETINGS + POSITIONS)[::-1]
    table = fit(MEETINGS + POSITIONS)

    assert fit(mixed) == table
    assert written(table, mixed) == written(table, MEETINGS + POSITIONS)


def test_the_file_tells_weights_and_counts() -> None:
    table = fit(MEETINGS)
    lines = [line for line in written(table, MEETINGS).splitlines() if not line.startswith("#")]

    assert lines[0].split("\t") == ["kind", "feature", "value", "weight", "right", "all"]
    assert [line.split("\t")[1:3] + line.split("\t")[4:] for line in lines[1:]] == [
        [BASE[0], "-", "155", "200"],
        ["pattern", "noun", "60", "100"],
        ["pattern", "verb", "95", "100"],
    ]


RATED = [(0.5, False), (0.5, True), (0.92, True), (0.92, True), (0.97, True)]


def test_bands_error_and_curve() -> None:
    assert [(b.size, round(b.promised, 3), b.kept) for b in bands(RATED)] == [
        (2, 0.5, 0.5),
        (2, 0.92, 1.0),
        (1, 0.97, 1.0),
    ]
    assert calibration_error(RATED) == pytest.approx((2 * 0.08 + 0.03) / 5)
    assert calibration_error([]) == 0
    points = {cut: (precision, recall) for cut, precision, recall in curve(RATED, 10)}
    assert points[0.0] == (0.8, 0.4)
    assert points[0.6] == (1.0, 0.3)
    assert points[0.95] == (1.0, 0.1)
    assert curve([(0.5, True)], 1) == [(0.0, 1.0, 1.0)]


def test_the_report_and_the_page() -> None:
    judged = Judged(
        MEETINGS + POSITIONS, {"position": 60, "meeting": 250, "warning": 0, "statement": 0}
    )
    part, drawing = report(judged, fit(judged.samples))

    assert "| meetings | 200 | 0.775 |" in part
    assert "| 0.00 | 1.00 / 0.83 | 0.78 / 0.62 |" in part
    assert part.splitlines()[-3:] == [
        "| position | before name | 50 | 1.00 |",
        "| meeting | noun | 100 | 0.60 |",
        "| meeting | verb | 100 | 0.95 |",
    ]
    assert drawing.count("<polyline") == 2
    page = filled("a\n<!-- measured -->\nold\n<!-- /measured -->\nz\n", part)
    assert page.startswith("a\n<!-- measured -->\n\n| kind")
    assert page.endswith("\n\n<!-- /measured -->\nz\n")
    assert "old" not in page
    with pytest.raises(ValueError, match="measured"):
        filled("nothing", part)
    assert figure({}).startswith("<svg")


GOLD = {
    "entities": [
        {"id": "g1", "type": "Person", "name": "Anna Vogt", "mentions": ["Vogt"]},
        {"id": "g2", "type": "Person", "name": "Erik Lund", "mentions": ["Lund"]},
    ],
    "positions": [{"person": "g1", "title": "Ministerin", "of": None, "evidence": "Ministerin"}],
    "meetings": [{"participants": ["g1", "g2"], "kind": "call", "status": "occurred",
                  "place": None, "date": None, "evidence": "Vogt traf Lund"}],
    "warnings": [],
    "statements": [],
}  # fmt: skip


def test_items_are_judged_by_the_scorer() -> None:
    """One meeting is right; the one of a single person and the office of the other are not."""
    text = "Ministerin Vogt traf Lund"
    entities = (Entity("e1", "Person", "Anna Vogt"), Entity("e2", "Person", "Erik Lund"))
    span = (0, len(text))
    meetings = tuple(
        Meeting(f"m{n}", "call", "occurred", who, None, None, span, span, "meeting:treffen")
        for n, who in enumerate((("e1", "e2"), ("e2",)))
    )
    offices = tuple(
        Position(f"p{n}", who, title, None, former=False, evidence=span, entry="offices:x:y")
        for n, (who, title) in enumerate((("e1", "Ministerin"), ("e2", "Minister")))
    )
    read = Extraction(Article("a", text), (), entities, positions=offices, meetings=meetings)
    forms = {"g1": frozenset({"anna vogt", "vogt"}), "g2": frozenset({"erik lund", "lund"})}
    judged = Judged.of([(GoldArticle(text, GOLD, {}, forms), read)])

    assert [(s.kind, s.right) for s in judged.samples] == [
        ("position", True),
        ("position", False),
        ("meeting", True),
        ("meeting", False),
    ]
    assert judged.wanted == {"position": 1, "meeting": 1, "warning": 0, "statement": 0}
    assert (judged + judged).wanted["meeting"] == 2
