"""Parses kept beside the tables of sentences, so that rules are tested apart from the network.

    python -m tests.frozen             parse what is new or changed, and drop what is gone
    python -m tests.frozen --all       parse everything anew, and say what changed

Each folder of ``tests/read`` keeps ``parses.conllu``: the texts of its tables (column ``text``) and
the sentences of its wing's lexicons (columns ``yes``, ``no``, ``example``), in CoNLL-U
(https://universaldependencies.org/format.html). ``MISC`` holds ``SpaceAfter=No`` and the name that
covers the word (``NE=B-PER``).
"""

from __future__ import annotations

import argparse
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc

from kg.read.grammar.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _pytest.mark import ParameterSet
    from spacy.tokens import Span, Token
    from spacy.vocab import Vocab

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ROOT / "tests" / "read"
LEXICONS = ROOT / "kg" / "read"
NAME = "parses.conllu"
SENTENCES = ("text", "yes", "no", "example")
TEXT = "# newdoc text = "
HEAD = "# The sentences of the tables and lexicons, parsed; made by: python -m tests.frozen"


def doc(text: str) -> Doc:
    """Return the text as it was parsed once.

    Raises:
        KeyError: it was not; the message says how to do it.
    """
    found = _kept().get(text)
    if found is None:
        raise KeyError(f"not parsed yet: {text!r}; python -m tests.frozen parses it")
    return _doc(found, vocab())


def tree(text: str) -> Tree:
    """Return the tree of a text as it was parsed once; see ``doc``."""
    return Tree(doc(text))


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table by column name; ``#`` lines are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [dict(zip(rows[0], cells, strict=True)) for cells in rows[1:]]


def cases(rows: Iterable[dict[str, str]]) -> list[ParameterSet]:
    """Return the rows of a table as cases named by their ``id``.

    A row that says in the column ``known`` why it is read wrongly today must fail.
    """
    return [
        pytest.param(
            row,
            id=row["id"],
            marks=[pytest.mark.xfail(strict=True, reason=row["known"])] if row["known"] else [],
        )
        for row in rows
    ]


@cache
def vocab() -> Vocab:
    """Return a German vocabulary without any weights."""
    return spacy.blank("de").vocab


@cache
def _kept() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path in sorted(FOLDERS.rglob(NAME)):
        found |= _read(path)
    return found


def _read(path: Path) -> dict[str, list[str]]:
    """Return the lines of each text of a file."""
    texts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith(TEXT):
            lines = texts.setdefault(line.removeprefix(TEXT), [])
        elif not line.startswith("#"):
            lines.append(line)
    return texts


def _doc(lines: Iterable[str], shared: Vocab) -> Doc:
    rows: list[list[str]] = []
    starts: list[int] = []
    fresh = True
    for line in lines:
        if not line:
            fresh = True
            continue
        if fresh:
            starts.append(len(rows))
        fresh = False
        rows.append(line.split("\t"))
    first = [max(s for s in starts if s <= i) for i in range(len(rows))]
    misc = [dict(pair.partition("=")[::2] for pair in row[9].split("|")) for row in rows]
    return Doc(
        shared,
        words=[row[1] for row in rows],
        spaces=["SpaceAfter" not in cells for cells in misc],
        lemmas=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        pos=[row[3] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        heads=[first[i] + int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
        deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
        sent_starts=[i in starts for i in range(len(rows))],
        ents=[cells.get("NE", "O") for cells in misc],
    )


def _written(parse: Doc) -> Iterator[str]:
    for sentence in parse.sents:
        yield from (_line(token, sentence) for token in sentence)
        yield ""


def _line(token: Token, sentence: Span) -> str:
    root = token.head.i == token.i
    misc = [] if token.whitespace_ else ["SpaceAfter=No"]
    misc += [f"NE={token.ent_iob_}-{token.ent_type_}"] if token.ent_type_ else []
    cells = [
        str(token.i - sentence.start + 1),
        token.text,
        token.lemma_,
        token.pos_,
        "_",
        str(token.morph) or "_",
        "0" if root else str(token.head.i - sentence.start + 1),
        "root" if root else token.dep_,
        "_",
        "|".join(misc) or "_",
    ]
    return "\t".join(cells)


def _wanted(folder: Path) -> list[str]:
    """Return the texts of a folder's tables and of its wing's lexicons, each once."""
    wing = LEXICONS / folder.relative_to(FOLDERS)
    paths = [*sorted(folder.glob("*.tsv")), *sorted((wing / "data").glob("*.tsv"))]
    cells = (
        row[column]
        for path in paths
        for row in table(path)
        for column in SENTENCES
        if column in row
    )
    return [text for text in dict.fromkeys(cells) if text not in ("", "-")]


def main() -> int:
    """Parse the texts of all folders; a folder without any has no file."""
    from kg.lang import load_pipeline  # noqa: PLC0415 - only here the network is needed

    parser = argparse.ArgumentParser(prog="python -m tests.frozen", description=main.__doc__)
    parser.add_argument("--all", action="store_true", help="parse everything anew")
    everything = parser.parse_args().all
    nlp = load_pipeline()
    for folder in sorted(p for p in FOLDERS.rglob("*") if p.is_dir() and p.name != "__pycache__"):
        path = folder / NAME
        before, wanted = _read(path), _wanted(folder)
        if not wanted:
            continue
        kept = {} if everything else before
        now = {text: kept.get(text) or list(_written(nlp(text))) for text in wanted}
        changed = [text for text, lines in now.items() if before.get(text, lines) != lines]
        new, gone = len(now.keys() - before.keys()), len(before.keys() - now.keys())
        print(f"{folder.relative_to(ROOT)}: {new} new, {gone} gone, {len(changed)} changed")
        for text in changed:
            print(f"  {text}")
        lines = [HEAD, *(x for text, parse in now.items() for x in (f"{TEXT}{text}", *parse))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
