"""The sentences of the tests by id, and runs of single steps of finding."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.read.entities.mention import Found
from kg.read.grammar.tree import Tree
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("finders.tsv"))
SENTENCES = {row["id"]: row["text"] for row in table(Path(__file__).with_name("sentences.tsv"))}
LETTERS = {"Person": "P", "Organisation": "O", "State": "S", "Place": "L"}


def rows_of(module: ModuleType) -> list[Any]:
    """Return the rows of the table for the steps of a module."""
    name = module.__name__.rpartition(".")[2]
    return [
        pytest.param(row, id=f"{row['step']}: {row['text']}")
        for row in ROWS
        if row["module"] == name
    ]


def names_of(module: ModuleType, row: dict[str, str]) -> str:
    """Return what the row's step adds, as the table writes it."""
    found = Found(tree(row["text"]), frozenset())
    step: Callable[..., Any] = getattr(module, row["step"])
    names = found.read_with(step) if row["step"].endswith("_at") else step(found)
    return ";".join(
        f"{LETTERS[n.type]}:{n.span.text}={n.name}"
        if n.span.text != n.name
        else f"{LETTERS[n.type]}:{n.name}"
        for n in names
    )


@cache
def sentence(which: str) -> Tree:
    """Return the tree of the sentence with that id."""
    return tree(SENTENCES[which])
