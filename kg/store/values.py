"""RDF terms as values of Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import DP, XSD
from kg.values import IRI, Value

_FALSE_AND_TRUE = {"false": False, "0": False, "true": True, "1": True}
_READERS: dict[str, Callable[[str], Value]] = {
    XSD.date.value: dt.date.fromisoformat,
    XSD.decimal.value: Decimal,
    XSD.integer.value: int,
    XSD.boolean.value: _FALSE_AND_TRUE.__getitem__,
    XSD.namespace + "double": float,
    XSD.namespace + "float": float,
}


def value_of(term: Any) -> Value:
    """Return the value of a term; ``None`` for an unbound variable.

    A term of the vocabulary (``dp:planned``) is its short name, any other IRI an ``IRI``. A day is
    a ``date``; a month or a year, and a literal that is not what its type says, are strings.
    """
    if term is None:
        return None
    if isinstance(term, NamedNode):
        text = term.value
        short = text.removeprefix(DP.namespace)
        return short if short and short != text else IRI(text)
    if isinstance(term, Literal):
        reader = _READERS.get(term.datatype.value)
        try:
            return reader(term.value) if reader else term.value
        except (ArithmeticError, ValueError, KeyError):
            return term.value
    return lexical(term)


def lexical(term: Any) -> str:
    """Return a term as SPARQL's CSV has it: IRIs in full, literals without their type."""
    return "" if term is None else str(getattr(term, "value", term))
