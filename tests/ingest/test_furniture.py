"""Whole lines of the page are left unread; what an article may say is read."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.ingest.furniture import _rules, furniture

FURNITURE = [  # whole lines that are furniture at the end of a text
    "Leave a Reply",
    "source site",
    "Teilen",
    "Drucken",
    "Artikel drucken",
    "Facebook Twitter WhatsApp",
    "Facebook | Twitter | E-Mail",
    "Anzeige",
    "Anzeige Anzeige",
    "© dpa",
    "© 2021 Beispielzeitung. Alle Rechte vorbehalten",
    "Foto: Anna Muster/dpa",
    "Bild: Archiv",
    "Lesen Sie auch: Streit um die Fischerei",
    "Lesen Sie mehr",
    "Mehr zum Thema",
    "Wir verwenden Cookies, um diese Seite zu verbessern.",
    "Alle Cookies akzeptieren",
    "Abonnieren Sie unseren Newsletter",
    "Jetzt abonnieren",
    "Kommentare (12)",
    "Schreiben Sie einen Kommentar",
    "Ihre E-Mail-Adresse wird nicht veröffentlicht. Pflichtfelder sind markiert.",
    "(dpa)",
    "dpa/afp",
    "Quelle: Agentur",
    "Themenverwandte Artikel",
    "Zur Startseite",
    "Schlagwörter: Diplomatie, Genf",
    "Lesezeit: 3 Min.",
    "Zuletzt aktualisiert: 2.12.2021, 10:05 Uhr",
]
PROSE = [  # lines that an article may end with
    "Er wolle die Insel nicht teilen, sagte sie.",
    "Die Quelle: ein Beamter, der nicht genannt werden will. Er sprach am Montag.\nUnd er ging.",
    "Anzeige gegen den Botschafter wurde erstattet.",
    "Teilen wollen beide Seiten das Wasser des Flusses.",
    "Ein Reporter aus Genf hat zu diesem Bericht beigetragen.",
    "Twitter sperrte das Konto des Präsidenten.",
    "Mehr wollte der Sprecher nicht sagen.",
    "Die Verhandlungen gehen morgen weiter.",
    "Reaktionen",
]
BODY = "Treffen in Oslo\n\nDie Ministerin reiste nach Oslo.\n\n"


def test_no_case_was_lost() -> None:
    assert (len(FURNITURE), len(PROSE)) == (31, 9)
    assert {where: len(patterns) for where, patterns in _rules().items()} == {"any": 32, "edge": 12}


@pytest.mark.parametrize("line", FURNITURE)
def test_a_furniture_line_is_left_unread(line: str) -> None:
    assert furniture(BODY + line + "\n") == ((len(BODY), len(BODY) + len(line)),)


@pytest.mark.parametrize("line", PROSE)
def test_a_line_of_prose_is_read(line: str) -> None:
    assert furniture(BODY + line) == ()


def test_edge_rules_hold_at_the_edge_only() -> None:
    inside = "Titel\n\nDie Themen: Fischerei und Zoll.\n\nQuellen\n\nDer Fluss hat zwei davon."

    assert furniture(inside) == ()
    assert furniture(inside + "\n\nQuellen\n\nTeilen") == (
        (len(inside) + 2, len(inside) + 9),
        (len(inside) + 11, len(inside) + 17),
    )


def test_a_broken_rule_names_its_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pytest.TempPathFactory
) -> None:
    file = tmp_path / "furniture.txt"  # type: ignore[operator]
    file.write_text("# comment\nany\t(open\n", encoding="utf-8")
    monkeypatch.setattr("kg.ingest.furniture.packaged", lambda *_: file)
    _rules.cache_clear()
    try:
        with pytest.raises(KgError, match=r"furniture\.txt, line 2"):
            furniture("Anzeige")
    finally:
        _rules.cache_clear()
