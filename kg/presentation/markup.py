"""Tables, marked texts and pages as HTML for a notebook; every word of theirs is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kg.presentation import palette
from kg.presentation.blocks import Block, Cell, Column, Grid, Heading, Note
from kg.presentation.cells import cell_text, is_number
from kg.presentation.marks import Mark, MarkedText

ROWS = 200
"""So many rows of a table are shown; of more, the rest is counted."""


def html(blocks: Sequence[Block]) -> str:
    """Return the blocks as HTML."""
    return f"<div>{''.join(map(_html, blocks))}</div>"


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h4>{escape(block.text)}</h4>"
        case Note():
            return f"<p>{escape(block.text)}</p>"
        case MarkedText():
            body = "".join(_marked(block))
            return f'<div style="white-space: pre-wrap; max-width: 50em">{body}</div>'
        case Grid():
            return _table(block)


def _marked(block: MarkedText) -> Iterator[str]:
    for piece in block.pieces():
        if isinstance(piece, Mark):
            colour = palette.MARKS[piece.kind].page
            note = escape(piece.note or piece.kind, quote=True)
            yield f'<mark style="background: {colour}; color: black" title="{note}">'
        elif piece is None:
            yield "</mark>"
        else:
            yield escape(piece)


def _table(table: Grid) -> str:
    head = "".join(f"<th>{escape(column.title)}</th>" for column in table.columns)
    body = "".join(
        f"<tr>{''.join(map(_cell, row, table.columns))}</tr>" for row in table.rows[:ROWS]
    )
    more = len(table.rows) - ROWS
    note = f"<p>and {more} more rows</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def _cell(cell: Cell, column: Column) -> str:
    align = "right" if not isinstance(cell, tuple) and is_number(cell) else "left"
    return f'<td style="text-align: {align}">{escape(cell_text(cell, column.digits))}</td>'
