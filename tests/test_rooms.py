"""The rooms open one way, and what is slow is imported only where it is used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SLOW = {"spacy", "onnxruntime", "rdflib", "pyshacl", "SPARQLWrapper", "trafilatura", "torch"}
CONTRACTS = 6


def test_the_rooms_open_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every import points along the flow, and only the rooms named in the contracts know RDF."""
    from importlinter import api  # noqa: PLC0415 - only this test needs it
    from importlinter.cli import lint_imports  # noqa: PLC0415

    monkeypatch.chdir(ROOT)
    configuration = api.read_configuration(str(ROOT / "pyproject.toml"))

    assert len(configuration["contracts_options"]) == CONTRACTS
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0


STARTS = [  # what is run, what it may not import
    pytest.param("import kg", SLOW | {"pyoxigraph"}, id="import"),
    pytest.param(
        "from kg.cli import main; main(['--help'])", SLOW | {"pyoxigraph", "numpy"}, id="help"
    ),
    pytest.param(
        "from kg.cli import main; main(['build', '--help'])", SLOW | {"pyoxigraph"}, id="build-help"
    ),
    pytest.param(
        "from kg.cli import main; main(['query', 'meetings', '--store', STORE])",
        {"spacy", "onnxruntime", "rdflib", "numpy"},
        id="query",
    ),
    pytest.param("from kg.cli import main; main(['queries'])", SLOW | {"numpy"}, id="queries"),
]


def test_no_case_was_lost() -> None:
    assert len(STARTS) == 5


@pytest.mark.parametrize(("code", "forbidden"), STARTS)
def test_nothing_slow_is_imported_before_it_is_used(
    code: str, forbidden: set[str], tmp_path: Path
) -> None:
    from kg.store import Store  # noqa: PLC0415 - the subprocess is what is tested

    Store.open(tmp_path / "store").close()
    script = (
        f"import json, sys; STORE = {str(tmp_path / 'store')!r}; {code}; "
        "print('', json.dumps(sorted(sys.modules)), sep='\\n')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    imported = set(json.loads(ended.stdout.splitlines()[-1]))

    assert imported & forbidden == set()
