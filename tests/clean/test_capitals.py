"""Headlines in capitals are read as words, and shown as they are written."""

from __future__ import annotations

import pytest

from kg.clean import cleaned
from kg.ingest import read_text

BODY = "Außenministerin Anna Vogt traf in Oslo den Nato-Chef. Sie warnte vor der OSZE."
HEADLINES = [  # as written, as read
    ("VOGT TRIFFT NATO-CHEF IN OSLO", "Vogt trifft Nato-Chef in Oslo"),
    ("AUSSENMINISTERIN WARNT VOR OSZE", "Außenministerin warnt vor OSZE"),
    ("USA UND EU EINIGEN SICH", "USA und EU einigen sich"),
    ("GIPFEL DER UNO GESCHEITERT", "Gipfel der UNO Gescheitert"),
    ("URSULA VON DER LEYEN IN KIEW", "Ursula von der Leyen in Kiew"),
    ("Vogt trifft NATO-CHEF", "Vogt trifft NATO-CHEF"),
    ("NATO", "NATO"),
    ("EU-USA", "EU-USA"),
]


@pytest.mark.parametrize(("written", "read"), HEADLINES)
def test_a_headline_in_capitals(written: str, read: str) -> None:
    clean = cleaned(f"{written}\n\n{BODY}")

    assert clean.text == f"{read}\n\n{BODY}"
    begin, end = clean.alignment.delivered((0, len(read)))
    assert f"{written}\n\n{BODY}"[begin:end] == written


def test_a_title_is_shown_as_it_is_written() -> None:
    article = read_text(f"VOGT TRIFFT NATO-CHEF\n\n{BODY}\n\n{BODY}")

    assert article.title == "VOGT TRIFFT NATO-CHEF"
    assert article.title_span == (0, 21)
