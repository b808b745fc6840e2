"""Names as shown: which labels are bad, and what is shown in their place."""

from __future__ import annotations

import sqlite3

import pytest

from kg.link import bundle, labels, refinement
from kg.link.records import from_json

FAULTS = [  # label, type, the rules that it breaks
    ("Anna Muster", "Person", ()),
    ("Roberta METSOLA", "Person", ("capitals",)),
    ("AKM Mozammel Haque", "Person", ()),
    ("Mohammed VI. von Marokko", "Person", ()),
    ("Abdullah II von Jordanien", "Person", ("numeral",)),
    ("Abdullah of Pahang", "Person", ("English",)),
    ("Lord Davies of Abersoch", "Person", ()),
    ("moslman ali", "Person", ("lower case",)),
    ("Hafez al-Assad", "Person", ()),
    ("Georg Bahner junior", "Person", ()),
    ("Valéry Giscard d'Estaing", "Person", ()),
    ("Neron_Mbungu", "Person", ("signs",)),
    ("Владимир Путин", "Person", ("script",)),
    ("Nsaman 0-Lutu", "Person", ("digits",)),
    ("Georgia (USA)", "Place", ("brackets",)),
    ("NATO", "Organisation", ()),
    ("MENSCHLICHE WELT", "Organisation", ("capitals",)),
    ("the Greens", "Organisation", ("English",)),
    ("indische Armee", "Organisation", ("lower case",)),
    ("la Repubblica", "Organisation", ()),
]
MENDED = [
    ("Roberta METSOLA", "Person", "Roberta Metsola"),
    ("Albert II, Prince von Monaco", "Person", "Albert II. von Monaco"),
    ("Walter H. Kansteiner, III", "Person", "Walter H. Kansteiner III"),
    ("Salem bin brek", "Person", "Salem bin Brek"),
    ("Wikipedia:Entwurf/Hafen Süd", "Place", "Hafen Süd"),
    ("MENSCHLICHE WELT", "Organisation", "Menschliche Welt"),
    ("Die Konservativen&nbsp;– Liste", "Organisation", "Die Konservativen – Liste"),
]


def test_no_case_was_lost() -> None:
    assert (len(FAULTS), len(MENDED)) == (20, 7)


@pytest.mark.parametrize(("label", "kind", "expected"), FAULTS)
def test_bad_labels_are_told_by_rule(label: str, kind: str, expected: tuple[str, ...]) -> None:
    assert labels.faults(label, kind) == expected


@pytest.mark.parametrize(("label", "kind", "expected"), MENDED)
def test_a_mended_label_breaks_no_rule(label: str, kind: str, expected: str) -> None:
    mended = labels.mended(label, kind)

    assert mended == expected
    assert labels.faults(mended, kind) == ()


def test_a_german_name_is_shown_before_an_english_one() -> None:
    record = from_json({
        "qid": "Q1", "type": "Person", "labels": {"en": "Vera Lvova"},
        "aliases": [{"text": "Vera Lwova", "lang": "de", "kind": "alias", "src": "hand"},
                    {"text": "Wera Lwowa", "lang": "de", "kind": "alias", "src": "hand"}],
    })  # fmt: skip

    assert labels.display(record) == "Wera Lwowa"


def test_what_was_mended_is_reported() -> None:
    record = from_json({"qid": "Q1", "type": "Person", "labels": {"en": "Vera LVOVA"}})

    (repair,) = refinement.repaired([record])

    assert repair.cells == ("Q1", "Person", "Vera LVOVA", "Vera Lvova", "capitals")
    assert not repair.still_faulty


def test_no_label_of_the_bundled_base_breaks_the_rule() -> None:
    connection = sqlite3.connect(bundle.unpacked())
    rows = connection.execute("SELECT id, type, label FROM entities").fetchall()

    assert len(rows) > 100_000
    assert [row for row in rows if labels.faults(row[2], row[1])] == []
