"""The colour of each kind of mark and of each kind of column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour as a terminal and as a page write it."""

    terminal: str
    """A style of rich; of the sixteen colours, so that the user's own theme decides."""
    page: str
    """A CSS colour, light enough for black words on it."""


MARKS = {
    "Person": Colour("bold cyan", "#c9e6f2"),
    "Organisation": Colour("bold magenta", "#e6d3f0"),
    "State": Colour("bold green", "#d3ecd0"),
    "Place": Colour("bold yellow", "#f7e7b5"),
    "evidence": Colour("reverse", "#fff3a3"),
}
HEAD = "bold"
DATE = "cyan"
NUMBER = "green"
KEYWORD = "magenta"
NAME = "bold"
