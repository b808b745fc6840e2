"""The seed articles through all rooms, with the bundled pipeline and knowledge base."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import QuadStore, explain
from tests.docs.blocks import checked

pytestmark = pytest.mark.neural

ROOT = Path(__file__).resolve().parents[2]
SEEDS = 6


def _kg(store: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "KG_STORE": str(store), "PYTHONHASHSEED": seed, "COLUMNS": ""},
        timeout=300,
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seed articles."""
    place = tmp_path_factory.mktemp("seeds") / "store"
    ended = _kg(place, "build", "seeds")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.splitlines()[-1] == f"{SEEDS} articles stored: {place}"
    return place


def test_the_seeds_are_in_the_store(store: Path) -> None:
    records = json.loads(_kg(store, "articles", "--format", "json").stdout)

    assert len(records) == SEEDS
    assert all(record["entities"] > 3 and record["statements"] > 0 for record in records)


def test_the_store_of_the_seeds_is_valid(store: Path) -> None:
    ended = _kg(store, "validate")

    assert (ended.returncode, ended.stdout) == (0, "")


def test_every_item_of_the_seeds_is_explained(store: Path) -> None:
    """Entry, pattern, confidence and the words, for each position, meeting, warning, statement."""
    nodes = {"positions": "position", "meetings": "meeting", "warnings": "warning"}
    nodes |= {"statements": "statement"}
    explained: dict[str, int] = {}
    with QuadStore.open(store, read_only=True) as opened:
        for query, node in nodes.items():
            for iri in {str(row[node]) for row in opened.query(query)}:
                found = explain(opened, iri)
                assert found.entry, iri
                assert found.pattern, iri
                assert found.confidence is not None, iri
                assert 0.01 <= found.confidence <= 0.99
                (evidence,) = [p for p in found.passages if p.role == "evidence"]
                assert evidence.text.strip()
                assert evidence.begin < evidence.end
                explained[query] = explained.get(query, 0) + 1

    assert set(explained) == set(nodes)
    assert sum(explained.values()) > 60


def test_a_cut_store_of_the_seeds_holds_what_is_sure(store: Path, tmp_path: Path) -> None:
    """Building with a threshold and asking with it give the same."""
    cut = ("--min-confidence", "0.9")
    other = tmp_path / "store"
    assert _kg(other, "build", "seeds", *cut).returncode == 0
    for query in ("positions", "meetings", "warnings", "statements"):
        asked = _kg(store, "query", query, "--format", "csv", *cut).stdout
        assert _kg(other, "query", query, "--format", "csv").stdout == asked, query
    assert _kg(other, "validate").returncode == 0


def test_another_run_writes_the_same_bytes(store: Path, tmp_path: Path) -> None:
    """Whatever the hash seed, the number of processes, and the order in which articles come."""
    files = sorted(map(str, (ROOT / "seeds").glob("2*")), reverse=True)
    other = tmp_path / "store"
    _kg(other, "build", *files[:2], seed="1")
    assert _kg(other, "build", *files, "seeds/1978-09-18-camp-david.jsonl", "--workers", "2",
               seed="2").returncode == 0  # fmt: skip
    one, two = (_kg(place, "export", "--format", "trig").stdout for place in (store, other))

    assert len(one) > 10_000
    assert one == two


def test_removing_every_seed_leaves_no_triple(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "store"
    _kg(other, "build", "seeds/2018-11-29-buenos-aires.txt")
    assert "Putin" in _kg(other, "export").stdout
    assert _kg(other, "remove", "2018-11-29-buenos-aires").returncode == 0

    assert _kg(other, "export", "--format", "nquads").stdout == ""
    assert "Putin" in _kg(store, "export").stdout


def test_meetings_are_shown_to_people(store: Path) -> None:
    """Within 100 columns, a row for a meeting, and no IRI."""
    shown = _kg(store, "query", "meetings").stdout
    found = {row.meeting for row in QuadStore.open(store, read_only=True).query("meetings")}

    assert "://" not in shown
    assert max(map(len, shown.splitlines())) <= 100
    assert _kg(store, "query", "meetings").stderr == f"{len(found)} rows\n"
    assert len(found) > 20


def test_the_table_of_the_readme_is_what_the_command_prints(
    store: Path, request: pytest.FixtureRequest
) -> None:
    path = ROOT / "README.md"
    page = path.read_text(encoding="utf-8")
    head, command, rest = re.split(r"(<!-- output: kg .* -->\n```text\n)", page)
    shown = _kg(store, *command.splitlines()[0].split()[3:-1]).stdout
    new = f"{head}{command}{shown}{rest[rest.index('```') :]}"

    checked(path, new, update=request.config.getoption("--update-golden"))


def test_who_met_whom_in_the_seeds(store: Path) -> None:
    rows = json.loads(_kg(store, "query", "meetings", "--format", "json").stdout)
    names: dict[str, set[str]] = {}
    for row in rows["results"]["bindings"]:
        if "participantName" in row:
            names.setdefault(row["meeting"]["value"], set()).add(row["participantName"]["value"])

    assert {"Anwar as-Sadat", "Menachem Begin"} in list(names.values())
