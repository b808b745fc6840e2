"""The shared inputs, run as a user would: each gives what it should.

``cases/input/run.sh`` of the shared folder says above each command what is wanted; here is what
must be in what it prints, and what must not.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BIDEN, PUTIN, LAVROV = "Joe Biden/Q6279", "Wladimir Putin/Q7747", "Sergej Lawrow/Q58217"
THREAT = f"warning: threat {BIDEN} -> ['Russland/Q159']"
IN_GENEVA = f"meeting: bilateral occurred ['{BIDEN}', '{PUTIN}'] Genf/Q71 2022-01-18"
IN_OSLO = f"meeting: bilateral occurred ['Anna Vogt', '{LAVROV}'] Oslo/Q585"
CALLED = f"meeting: call occurred ['Emmanuel Macron/Q3052772', '{PUTIN}'] None 2022-01-18"
IN_PARIS = (
    "meeting: bilateral occurred ['Olaf Scholz/Q61053', 'Emmanuel Macron/Q3052772'] Paris/Q90"
)
HEADLINE = "title 'Vogt trifft Lawrow in Oslo'"
WARNED = "warning: warning Anna Vogt -> ['Moskau/Q649']"
OFFICES = [f"position: {BIDEN} | Präsident | USA/Q30", f"position: {PUTIN} | Präsident | Russland/"]

WANTED: dict[str, list[str]] = {
    "01-hardwrap": [IN_GENEVA, THREAT, *OFFICES],
    "01b-one-line": [IN_GENEVA, THREAT, *OFFICES],
    "03-double-space": [IN_GENEVA, *OFFICES],
    "04-dpa-wire": [
        f"{IN_OSLO} 2022-01-19",
        CALLED,
        THREAT,
        WARNED,
        "'Vogt trifft Lawrow in Oslo'",
    ],
    "05-lead-lost": [f"{IN_OSLO} 2022-01-18", WARNED, "date 2022-01-19"],
    "06-title-suffix": [f"{IN_OSLO} 2022-01-18", HEADLINE, "source None"],
    "07-utc-date": ["date 2022-01-19", f"{IN_OSLO} 2022-01-19"],
    "09-nitf": ["date 2022-01-20", f"{IN_OSLO} 2022-01-19"],
    "10-json-list-on-stdin": ["article 1 date 2022-01-20", "article 2 date 2022-01-20", CALLED],
    "11-index-html": ["2 articles stored: st\n", "\na-index ", "\nb-index ", "\n2 articles"],
    "13-nfd": OFFICES,
    "14-nonbreaking-hyphen": OFFICES[:1],
    "15-html-in-json": [IN_PARIS],
    "16-br": ["warnte Russland", "Ukraine.\\n\\nDer", "-> ['Russland/Q159']"],
    "17-wrong-charset": ["Die Gespräche in"],
    "19-utf16-jsonl": ["article 1 ", "article 2 ", "2022-01-19", "2022-01-17"],
    "21-export-suffix": ["there is no store in st3"],
    "22-kb-name-as-parameter": ["Q159\tState\tRussland"],
    "23-markdown-link": [IN_PARIS],
    "25-quotes": [
        "statement: say Annalena Baerbock/Q564328",
        f"'{LAVROV}'] Moskau/Q649 2022-01-18",
    ],
    "27-office-of-the-place": ["Annalena Baerbock/Q564328 | Außenministerin | Deutschland/Q183"],
    "29-ligature": [f"['Sauli Niinistö/Q29207', '{PUTIN}'] Helsinki/Q1757 2022-01-18"],
    "31-pandas": ['"url": null', '"date": "2022-01-19"'],
    "32-live-ticker": ["date 2022-01-19", f"{IN_OSLO} 2022-01-19", "date 2022-01-18", CALLED],
    "33-dw-old-layout": ["date 2022-01-19", f"{IN_OSLO} 2022-01-18"],
    "34-trailing-newline": [THREAT, f"statement: say {BIDEN}", "-- with newline:"],
    "35-lead-as-title": [THREAT, f"statement: say {BIDEN}"],
}
UNWANTED: dict[str, list[str]] = {
    "04-dpa-wire": ["Muster", "Probe", "=\n"],
    "06-title-suffix": ["DW"],
    "09-nitf": ["Muster", "<"],
    "17-wrong-charset": ["Ã"],
    "33-dw-old-layout": ["2022-01-15", "Berg"],
}
TWICE = {"34-trailing-newline": [THREAT, f"statement: say {BIDEN}"]}
"""What stands in both halves."""
ROWS = {"22-kb-name-as-parameter": ("\nr,https://", 2)}
"""How many rows the answers under two names have."""


@pytest.fixture(scope="module")
def printed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what is printed below each heading."""
    script = shared / "cases" / "input" / "run.sh"
    if not script.is_file():
        pytest.skip("the shared folder has no inputs")
    folder = tmp_path_factory.mktemp("inputs")
    command = folder / "kg"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kg.cli "$@"\n', "utf-8")
    command.chmod(0o755)
    ended = subprocess.run(
        ["bash", str(script)],
        env={
            "KG": str(command),
            "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(folder),
            "PYTHONWARNINGS": "ignore",
            "LC_ALL": "C.UTF-8",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    parts = re.split(r"^=== (\S+)$", ended.stdout, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    return {
        name: text.partition("\n    want:")[2].partition("\n")[2] for name, text in found.items()
    }


@pytest.mark.neural
def test_no_input_was_lost(printed: dict[str, str]) -> None:
    assert sorted(printed) == sorted(WANTED)


@pytest.mark.neural
@pytest.mark.parametrize("name", WANTED)
def test_an_input_gives_what_it_should(name: str, printed: dict[str, str]) -> None:
    text = printed[name]

    assert [words for words in WANTED[name] if words not in text] == []
    assert [words for words in UNWANTED.get(name, []) if words in text] == []
    assert [words for words in TWICE.get(name, []) if text.count(words) != 2] == []
    if name in ROWS:
        words, times = ROWS[name]
        assert text.count(words) == times
    assert "Traceback" not in text
