"""German is taken in, its neighbours are not; too short to tell counts as German."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.ingest.language import other_language

if TYPE_CHECKING:
    from pathlib import Path

CASES = [  # text, language that is not German
    ("Der Außenminister reiste am Mittwoch nach Oslo, um mit der Regierung zu sprechen.", None),
    ("Die Bundesrätin warnte gestern in Bern vor den Folgen, hiess es.", None),
    ("Der Kanzler sagte, die „game changer“ im „Green Deal“ seien von der EU beschlossen.", None),
    ("Minister trifft Kollegin", None),
    ("Genf: Gespräche, Tag zwei", None),
    ("US-Präsident in Oslo", None),
    ("42 : 17", None),
    ("The minister said on Thursday that the talks would resume next week.", "en"),
    ("The talks have failed, the president said.", "en"),
    ("De minister zei donderdag in Brussel dat de onderhandelingen worden hervat.", "nl"),
    ("Le ministre a déclaré jeudi que les négociations seraient reprises à Genève.", "fr"),
    ("Udenrigsministeren sagde, at regeringen ikke vil forhandle med landet før valget.", "da"),
    (
        (
            "De Minister huet um Donneschdeg gesot, datt d'Verhandlunge mat der EU weider ginn an "
            "datt et keng Ännerunge gëtt."
        ),
        "lb",
    ),
    (
        (
            "Dr Bundesrat hät am Mittwuch gseit, dass d Schwiiz bi de Verhandlige nöd mitmacht, "
            "aber mir händ no Ziit und es isch nüt entschide."
        ),
        "gsw",
    ),
    ("Il ministro ha detto che i negoziati con il governo sono stati sospesi.", "it"),
    ("El ministro dijo el jueves que las negociaciones con el gobierno se reanudarán.", "es"),
    ("Министр иностранных дел заявил, что переговоры будут продолжены.", "unknown"),
    ("外交部长星期四表示，谈判将于下周恢复。", "unknown"),
    (
        (
            "Ulkoministeri kertoi torstaina, että neuvottelut jatkuvat ensi viikolla Genevessä, ja "
            "hallitus odottaa vastausta huomenna."
        ),
        "unknown",
    ),
]


def test_no_case_was_lost() -> None:
    assert len(CASES) == 19


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_text_is_told_by_its_function_words(text: str, expected: str | None) -> None:
    assert other_language(text) == expected


def test_every_real_article_counts_as_german(shared: Path) -> None:
    files = [shared / "quotations" / "train.jsonl", shared / "quotations" / "dev.jsonl"]
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    refused = [article["id"] for article in lines if other_language(article["text"])]

    assert len(lines) > 800
    assert refused == []
