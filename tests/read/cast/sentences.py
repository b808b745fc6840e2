"""The tables beside this file, and trees made from the parses frozen beside them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.read.grammar.tree import Tree

HERE = Path(__file__).resolve().parent


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a table by column name."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    head, *body = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(head, cells, strict=True)) for cells in body]


@cache
def _vocab() -> Vocab:
    return Vocab()


@cache
def _parses() -> dict[str, list[list[str]]]:
    parses: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for line in (HERE / "parses.conllu").read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            rows = parses.setdefault(line.removeprefix("# text = "), [])
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    return parses


def parsed(text: str) -> Tree:
    """Return the tree of a sentence of the tables, as it was parsed once."""
    rows = _parses()[text]
    doc = Doc(
        _vocab(),
        words=[r[1] for r in rows],
        lemmas=[r[2] for r in rows],
        pos=[r[3] for r in rows],
        heads=[int(r[6]) - 1 if r[6] != "0" else int(r[0]) - 1 for r in rows],
        deps=[r[7] for r in rows],
        sent_starts=[r[8] == "S" for r in rows],
        ents=[r[9].partition("|")[0] for r in rows],
        spaces=[r[9].endswith("|_") for r in rows],
    )
    return Tree(doc)
