"""Tables, marked texts and pages as lines of characters, with colours where they are wanted."""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import textwrap
from collections.abc import Iterator, Sequence

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table as RichTable
from rich.text import Text

from kg.presentation import palette
from kg.presentation.blocks import Block, Cell, Column, Grid, Heading, Note
from kg.presentation.cells import cell_text, is_number
from kg.presentation.marks import Mark, MarkedText
from kg.presentation.widths import column_widths, natural_width

FILE_WIDTH = 100
"""Characters in a line where no terminal says otherwise."""
UNCUT = 1_000_000
LINES = 2
"""So many lines of a cell that is cut are shown, or as many as others of its row need."""

_BOX = Box("    \n    \n ─  \n    \n    \n    \n    \n    \n")
_UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def render(blocks: Sequence[Block], *, width: int | None = None, colour: bool = False) -> str:
    """Return lines of at most ``width`` characters; ``None`` asks the terminal, 0 cuts nothing."""
    if width is None:
        width = shutil.get_terminal_size((FILE_WIDTH, 24)).columns
    console = Console(
        file=io.StringIO(),
        width=width or UNCUT,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    with console.capture() as capture:
        for number, block in enumerate(blocks):
            if number and isinstance(block, Heading):
                console.print()
            for part in _parts(block, width or UNCUT, colour=colour):
                console.print(part)
    text = capture.get()
    return text if colour else re.sub(r" +$", "", text, flags=re.MULTILINE)


def _parts(block: Block, width: int, *, colour: bool) -> Iterator[Text | RichTable]:
    match block:
        case Heading():
            yield Text(_safe(block.text), palette.HEAD)
        case Note():
            yield Text(_safe(block.text))
        case MarkedText():
            yield from _marked(block, colour=colour)
        case Grid():
            yield from _table(block, width)


def _safe(text: str) -> str:
    """Return text of the same length without what a terminal would obey."""
    return _UNSAFE.sub(" ", text)


def _marked(block: MarkedText, *, colour: bool) -> Iterator[Text]:
    """Yield the text in colours; without them the marks stand in brackets, with their kind."""
    if not colour:
        yield Text("".join(_bracketed(block)))
        return
    text = Text(_safe(block.text))
    for mark in block.nested():
        text.stylize(palette.MARKS[mark.kind].terminal, mark.begin, mark.end)
    yield text
    if block.legend and block.marks:
        kinds = sorted({mark.kind for mark in block.marks})
        yield Text("")
        yield Text(" ").join(Text(kind, palette.MARKS[kind].terminal) for kind in kinds)


def _bracketed(block: MarkedText) -> Iterator[str]:
    kinds: list[str] = []
    for piece in block.pieces():
        if isinstance(piece, Mark):
            kinds.append(piece.kind)
            yield "["
        elif piece is None:
            kind = kinds.pop()
            yield "]" if kind == "evidence" else f"]({kind})"
        else:
            yield _safe(piece)


def _table(table: Grid, width: int) -> Iterator[Text | RichTable]:
    """Yield the table; where it has too many columns, a list of titles and values for each row."""
    if natural_width(table) <= width:
        yield _grid(table, None)
    elif widths := column_widths(table, width):
        yield _grid(table, widths)
    else:
        for number, row in enumerate(table.rows):
            if number:
                yield Text("")
            yield _record(table.columns, row)


def _record(columns: Sequence[Column], row: Sequence[Cell]) -> RichTable:
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(style=palette.HEAD, no_wrap=True)
    grid.add_column(overflow="fold")
    for column, cell in zip(columns, row, strict=True):
        if cell is not None:
            grid.add_row(Text(column.title), _cell(cell, column, LINES))
    return grid


def _grid(table: Grid, widths: Sequence[int] | None) -> RichTable:
    grid = RichTable(box=_BOX, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for at, column in enumerate(table.columns):
        cells = [row[at] for row in table.rows]
        grid.add_column(
            Text(column.title),
            header_style=palette.HEAD,
            style=_style(column, cells),
            justify="right" if any(map(is_number, cells)) else "left",
            no_wrap=column.flow == "fixed",
            width=widths[at] if widths else None,
        )
    for row in table.rows:
        lines = _height(table.columns, row, widths) if widths else LINES
        grid.add_row(*(_cell(*pair, lines) for pair in zip(row, table.columns, strict=True)))
    return grid


def _style(column: Column, cells: list[Cell]) -> str:
    if any(isinstance(cell, dt.date) for cell in cells):
        return palette.DATE
    if any(map(is_number, cells)):
        return palette.NUMBER
    return {"fixed": palette.KEYWORD, "wrap": palette.NAME}.get(column.flow, "")


def _cell(cell: Cell, column: Column, lines: int) -> _Lines:
    return _Lines(cell_text(cell, column.digits), lines if column.flow == "cut" else None)


def _height(columns: Sequence[Column], row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return how many lines of a cut cell cost nothing, or two: others of the row need as many."""
    wrapped = (
        len(_cell(cell, column, LINES).lines(width))
        for cell, column, width in zip(row, columns, widths, strict=True)
        if column.flow == "wrap"
    )
    return max(LINES, *wrapped, 0)


class _Lines:
    """A text broken behind words and hyphens; one that is cut ends behind a word, with "…"."""

    def __init__(self, text: str, most: int | None) -> None:
        self.text, self.most = text, most

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        lines = self.lines(options.max_width)
        if self.most is not None and len(lines) > self.most:
            lines = [*lines[: self.most - 1], _ended(lines[self.most - 1], options.max_width)]
        yield from map(Text, lines)

    def lines(self, width: int) -> list[str]:
        """Return the lines of the whole text."""
        if cell_len(self.text) == len(self.text):
            return textwrap.wrap(self.text, max(width, 1))
        wide = Text(self.text).wrap(Console(file=io.StringIO()), width, overflow="fold")
        return [line.plain.rstrip() for line in wide]

    def __rich_measure__(self, _console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(1, cell_len(self.text)).with_maximum(options.max_width)


def _ended(line: str, width: int) -> str:
    """Return a line that ends with "…", behind a whole word if there is one."""
    if cell_len(line) > width - 2:
        line = line[: width - 2]
        line = line[: line.rfind(" ")] if " " in line else line
    return f"{line} …"
