"""Parses kept without their words: a line a token, made whole again from the article's text."""

from __future__ import annotations

import lzma
from itertools import takewhile
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from spacy.tokens import Token
    from spacy.vocab import Vocab

COLUMNS = ("gap", "length", "pos", "head", "dep", "lemma", "morph", "name")
"""Space before the token and its length in characters; the head counted from the token."""


def written(doc: Doc) -> list[str]:
    """Return the lines of a parsed text, one a token: the columns above, set apart by tabs."""
    lines = []
    end = 0
    for token in doc:
        cells = [
            str(token.idx - end),
            str(len(token.text)),
            token.pos_,
            str(token.head.i - token.i),
            token.dep_,
            lemma_script(token.text, token.lemma_),
            str(token.morph),
            _name(token),
        ]
        lines.append("\t".join(cells))
        end = token.idx + len(token.text)
    return lines


def parsed(lines: Iterable[str], text: str, vocab: Vocab) -> Doc:
    """Return the Doc that ``written`` gave the lines for, made whole from its text."""
    words, spaces, begin = [], [], 0
    rows = [line.split("\t") for line in lines]
    for row in rows:
        begin += int(row[0])
        words.append(text[begin : begin + int(row[1])])
        begin += int(row[1])
    spaces = [row[0] == "1" for row in rows[1:]] + [text[begin:] == " "]
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[row[2] for row in rows],
        pos=[row[2] for row in rows],
        heads=[i + int(row[3]) for i, row in enumerate(rows)],
        deps=[row[4] for row in rows],
        lemmas=[lemma_of(word, row[5]) for word, row in zip(words, rows, strict=True)],
        morphs=[row[6] for row in rows],
        ents=[row[7] for row in rows],
    )


def lemma_script(form: str, lemma: str) -> str:
    """Return how a lemma is made of a form: ``"traf"``, ``"treffen"`` → ``"2:effen"``.

    Characters cut off the end, then what is put there; ``-`` before it if the form is first
    written small, ``+`` if its first letter is written large.
    """
    sizes = {"": form, "-": form.lower(), "+": form[:1].upper() + form[1:].lower()}
    kept = {mark: _shared(sized, lemma) for mark, sized in sizes.items()}
    mark = max(sizes, key=lambda m: (kept[m], not m))
    return f"{mark}{len(sizes[mark]) - kept[mark]}:{lemma[kept[mark] :]}"


def lemma_of(form: str, script: str) -> str:
    """Return the lemma that a script of ``lemma_script`` makes of a form."""
    if script[0] == "-":
        form = form.lower()
    elif script[0] == "+":
        form = form[:1].upper() + form[1:].lower()
    cut, _, ending = script.lstrip("-+").partition(":")
    return form[: len(form) - int(cut)] + ending


def load(path: Path) -> dict[str, list[str]]:
    """Return the lines of each text by its key."""
    table: dict[str, list[str]] = {}
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = line.rstrip("\n")
            if row.startswith("# "):
                lines = table.setdefault(row[2:], [])
            else:
                lines.append(row)
    return table


def save(path: Path, table: dict[str, list[str]]) -> None:
    """Write the lines of each text, the same bytes for the same lines."""
    with lzma.open(path, "wt", encoding="utf-8", preset=9 | lzma.PRESET_EXTREME) as file:
        file.writelines(f"{line}\n" for line in _lines(table))


def _lines(table: dict[str, list[str]]) -> Iterator[str]:
    for key, lines in table.items():
        yield f"# {key}"
        yield from lines


def _shared(one: str, two: str) -> int:
    """Return how many characters two words have in common from the first on."""
    pairs = zip(one, two, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _name(token: Token) -> str:
    return f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O"
