"""A reading is whole: every role names an entity of it, every span lies in the text."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.ingest import read_sources
from kg.lang import load_pipeline
from kg.model import Article, Extraction
from kg.read import read_article
from kg.resources import folder

pytestmark = pytest.mark.neural

OWN = Path(__file__).resolve().parents[2] / "training" / "reserve"


def _articles() -> list[Article]:
    places = [str(folder("seeds"))] + ([str(OWN / "articles.jsonl")] if OWN.is_dir() else [])
    return [a for a in read_sources(places) if isinstance(a, Article)]


@pytest.fixture(scope="module")
def readings() -> list[Extraction]:
    """The seeds and our reserve articles, read."""
    nlp = load_pipeline()
    return [read_article(nlp, a) for a in _articles()]


def test_every_role_names_an_entity(readings: list[Extraction]) -> None:
    """Nobody plays a part who is not listed."""
    assert len(readings) >= 6
    for reading in readings:
        ids = {e.id for e in reading.entities}
        named = {m.entity for m in reading.mentions} | {p.person for p in reading.positions}
        named |= {e.of for e in reading.entities} | {e.acts_for for e in reading.entities}
        named |= {i for m in reading.meetings for i in (*m.participants, m.place, m.according_to)}
        named |= {i for w in reading.warnings for i in (w.issuer, *w.targets)}
        named |= {i for s in reading.statements for i in (s.speaker, *s.addressees)}
        assert named - {None} <= ids, reading.article.id


def test_json_round_trip(readings: list[Extraction]) -> None:
    """An extraction goes to JSON and back without loss."""
    for reading in readings:
        assert Extraction.from_json(reading.to_json()) == reading


def test_reading_twice_equals_once() -> None:
    """The same article gives the same extraction."""
    nlp = load_pipeline()
    article = Article(
        "x",
        "Ministerin Anna Beispiel traf am Montag in Genf Iwan Muster. „Es war gut“, sagte sie.",
        dt.date(2024, 5, 14),
    )

    assert read_article(nlp, article) == read_article(nlp, article)
