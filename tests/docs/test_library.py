"""The page about the library: its code runs as printed, and tells of everything public.

Runs the language pipeline on a few sentences; the outputs shown are those that no processor
reads otherwise.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import kg
from kg import views
from kg.evaluation import Evaluation
from kg.store import BundledQuery, Explanation, Results
from tests.docs.blocks import blocks, checked, replayed

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "docs" / "library.md"
PAGE = PATH.read_text(encoding="utf-8")
BLOCKS = 22
CODE = [block.text for block in blocks(PAGE)]
INLINE = re.findall(r"`[^`\n]+`", re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL))
TOLD = set(re.findall(r"\w+", " ".join([*CODE, *INLINE])))

CLASSES = [
    kg.Reader,
    kg.Reading,
    kg.Store,
    kg.Row,
    kg.Table,
    Results,
    BundledQuery,
    Explanation,
    Evaluation,
    *(getattr(views, name) for name in views.__all__ if name != "Reading"),
]
INTERNAL = {"reopen", "with_linker", "with_confidence", "summary", "of", "from_json"}
"""What builds and relinks from several processes or with other linkers, and ways to construct."""


@pytest.mark.neural
def test_the_code_runs_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    page = replayed(PAGE)

    assert len(blocks(PAGE)) == BLOCKS
    checked(PATH, page, update=request.config.getoption("--update-golden"))


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_told_of(name: str) -> None:
    assert re.search(rf"\bkg\.{name}\b", PAGE)


@pytest.mark.parametrize("class_", CLASSES, ids=lambda c: c.__name__)
def test_every_public_part_of_a_class_is_told_of(class_: type) -> None:
    """Methods, properties and fields, in code."""
    members = {
        name
        for name, value in inspect.getmembers(class_)
        if not name.startswith("_") and _is_own(class_, name, value)
    }

    assert members - TOLD - INTERNAL == set()


def _is_own(class_: type, name: str, value: object) -> bool:
    """Return whether a member was written here: not that of a mapping, tuple or sequence."""
    home = next(c for c in class_.__mro__ if name in vars(c) or name in getattr(c, "__slots__", ()))
    return home.__module__.startswith("kg.") and not inspect.isclass(value)


def test_the_keys_of_the_contract_are_told_of() -> None:
    """Each part of the JSON has its row, with all its keys."""
    from kg.views.contract import to_json  # noqa: PLC0415
    from tests.store.readings import RICH  # noqa: PLC0415

    data = to_json(RICH)
    rows = dict(re.findall(r"^\| `(\w+)` \| (`.*) \|$", PAGE, re.MULTILINE))
    for key, value in data.items():
        part = value[0] if isinstance(value, list) else value
        assert set(part) <= set(re.findall(r"\w+", rows[key])), key
