"""Blocks below each other: what a command shows of one thing."""

from __future__ import annotations

from dataclasses import dataclass

from kg.presentation.blocks import Block


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown, from top to bottom; ``str`` gives it for a terminal, a notebook as HTML."""

    blocks: tuple[Block, ...]

    def __str__(self) -> str:
        return self.to_text().removesuffix("\n")

    def to_text(self, *, width: int | None = None, colour: bool = False) -> str:
        """Return the page as lines of at most ``width`` characters; 0 leaves them uncut.

        ``None`` takes the width of the terminal, of the variable ``COLUMNS``, or 100.
        """
        from kg.presentation.terminal import render  # noqa: PLC0415 - only where it is shown

        return render(self.blocks, width=width, colour=colour)

    def to_html(self) -> str:
        """Return the page as HTML."""
        from kg.presentation.markup import html  # noqa: PLC0415 - only where it is shown

        return html(self.blocks)

    def _repr_html_(self) -> str:
        return self.to_html()
