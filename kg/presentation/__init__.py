"""Tables, marked text and pages for people: in a terminal, in a file, in a notebook.

Table, Listing     columns and rows; a tuple of values that is shown as one
MarkedText         a text with stretches that stand out
Page               headings, notes, marked texts and tables, one below the other

str(table)                              plain text, as wide as the terminal, else 100 characters
table.to_text(width=80, colour=True)    the same with a width and with colours of one's own
table._repr_html_()                     HTML, every word escaped
table.to_pandas()                       a pandas DataFrame, where pandas is installed
"""

from kg.presentation.blocks import Block, Cell, Column, Flow, Heading, Note
from kg.presentation.listing import Field, Listing
from kg.presentation.marks import Mark, MarkedText
from kg.presentation.page import Page
from kg.presentation.table import Table

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Field",
    "Flow",
    "Heading",
    "Listing",
    "Mark",
    "MarkedText",
    "Note",
    "Page",
    "Table",
]
