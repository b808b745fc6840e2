"""Wires: header, keywords, remarks, byline and trailer are not read, the headline is the title."""

from __future__ import annotations

import pytest

from kg.ingest.wires import wire

BODY = "Oslo (dpa) - Die Ministerin traf am Mittwoch in Oslo ihren\nKollegen und sprach mit ihm."
HEAD = "bdt0421 3 pl 210  dpa 0812\n\nKonflikte/Norwegen/\n"
TITLE = "Treffen in Oslo =\n\n"
WIRES = [  # text, what is not read, title, day, agency
    (
        f"{HEAD}{TITLE}{BODY}\n\ndpa mmu yyzz n1 ppr",
        ["bdt0421 3 pl 210  dpa 0812", "Konflikte/Norwegen/", "dpa mmu yyzz n1 ppr"],
        "Treffen in Oslo",
        None,
        "dpa",
    ),
    (
        f"{HEAD}(Zusammenfassung 1030)\n{TITLE}Von Max Muster, dpa\n\n{BODY}\n\n181045 Jan 22",
        [
            "bdt0421 3 pl 210  dpa 0812",
            "Konflikte/Norwegen/",
            "(Zusammenfassung 1030)",
            "Von Max Muster, dpa",
            "181045 Jan 22",
        ],
        "Treffen in Oslo",
        "18 Jan 2022",
        "dpa",
    ),
    (
        f"EIL\n{TITLE}{BODY}\n\nmmu/ppr\nAFP 181045 JAN 22",
        ["EIL", "mmu/ppr\nAFP 181045 JAN 22"],
        "Treffen in Oslo",
        "18 JAN 2022",
        "afp",
    ),
]
NONE = [BODY, f"Treffen in Oslo\n\n{BODY}", f"Er sagte (leise):\n\n{BODY}", f"{TITLE}{BODY}", ""]


@pytest.mark.parametrize(("text", "skipped", "title", "day", "agency"), WIRES)
def test_the_parts_of_a_wire(
    text: str, skipped: list[str], title: str, day: str | None, agency: str | None
) -> None:
    found = wire(text)

    assert found is not None
    assert [text[slice(*span)] for span in found.skipped] == skipped
    assert (found.title, found.date, found.agency) == (title, day, agency)


@pytest.mark.parametrize("text", NONE)
def test_other_texts_are_no_wires(text: str) -> None:
    assert wire(text) is None
