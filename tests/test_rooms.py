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


def test_no_file_needs_one_that_needs_it() -> None:
    """Whether at run time or for types alone: each file can be read after those that it names."""
    import grimp  # noqa: PLC0415 - only this test needs it

    graph = grimp.build_graph("kg", cache_dir=None)
    needs = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}

    assert len(needs) > 100
    assert _circles(needs) == set()


def _circles(needs: dict[str, set[str]]) -> set[str]:
    """Return what is left when all that needs nobody, or that nobody needs, is taken away."""
    left = dict(needs)
    while True:
        needed = set().union(*left.values())
        free = {name for name in left if name not in needed or not left[name] & left.keys()}
        if not free:
            return set(left)
        left = {name: found for name, found in left.items() if name not in free}


def test_a_circle_is_found() -> None:
    needs = {"a": {"b"}, "b": {"c", "d"}, "c": {"b"}, "d": set(), "e": {"a"}}

    assert _circles(needs) == {"b", "c"}
    assert _circles({name: needs[name] - {"b"} for name in needs}) == set()


STARTS = [  # what is run, what it may not import
    pytest.param("import kg", SLOW | {"pyoxigraph", "rich", "numpy"}, id="import"),
    pytest.param(
        "from kg.cli import main; main(['--help'])",
        SLOW | {"pyoxigraph", "rich", "numpy"},
        id="help",
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
    from kg.store import QuadStore  # noqa: PLC0415 - the subprocess is what is tested

    QuadStore.open(tmp_path / "store").close()
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
