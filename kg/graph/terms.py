"""Plain values to RDF literals, in the form in which the store would write them anyway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.graph.vocabulary import RDF, XSD

if TYPE_CHECKING:
    import datetime as dt

_DATES = (
    (re.compile(r"\d{4}-\d{2}-\d{2}"), XSD.date),
    (re.compile(r"\d{4}-\d{2}"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)


def string(value: str) -> Literal:
    """Return a plain string."""
    return Literal(value)


def german(value: str) -> Literal:
    """Return a string in German."""
    return Literal(value, language="de")


def boolean(value: bool) -> Literal:  # noqa: FBT001 - the value itself
    """Return ``true`` or ``false``."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def integer(value: int) -> Literal:
    """Return an integer."""
    return Literal(str(value), datatype=XSD.integer)


def decimal(value: float) -> Literal:
    """Return a decimal of at most six places, canonical: ``0.80`` → ``0.8``, ``1.0`` → ``1``."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return Literal("0" if text == "-0" else text, datatype=XSD.decimal)


def day(value: dt.date) -> Literal:
    """Return a day."""
    return Literal(value.isoformat(), datatype=XSD.date)


def date(value: str) -> Literal:
    """Return a date as exact as it is known: ``"2021-12"`` → ``"2021-12"^^xsd:gYearMonth``.

    Anything else stays a plain string, which the shapes report.
    """
    for pattern, datatype in _DATES:
        if pattern.fullmatch(value):
            return Literal(value, datatype=datatype)
    return Literal(value)


def json(value: str) -> Literal:
    """Return JSON text as a literal."""
    return Literal(value, datatype=RDF.JSON)
