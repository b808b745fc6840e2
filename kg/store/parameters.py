"""The user's words to RDF terms, and the terms to the variables of a query.

A value never becomes query text: it is made into a term first, and what is written into the
``VALUES`` block is the term's own serialisation, which the RDF library escapes.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, UnknownNode
from kg.graph import terms
from kg.graph.iri import VOCABULARY_GRAPH, is_qid
from kg.graph.vocabulary import DP, RDFS
from kg.store import lexer
from kg.store.names import Names, iri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store as Quads

    from kg.store.catalogue import BundledQuery, Parameter
    from kg.store.names import Dictionary

    Term = NamedNode | Literal

_SINGLE = ("date", "integer", "decimal", "boolean")
"""Of these a parameter takes one value; of the other types several are alternatives."""
_EXAMPLES = {
    "date": "2021-12-02",
    "boolean": "true or false",
    "integer": "10",
    "decimal": "0.8",
}


class Binder:
    """Makes terms of a user's words; names are looked up in the store, then in ``dictionary``."""

    def __init__(self, quads: Quads, base: str, dictionary: Dictionary | None = None) -> None:
        self._quads = quads
        self._names = Names(quads, base, dictionary)
        self._dictionary = dictionary

    def bind(self, query: BundledQuery, values: Mapping[str, object]) -> dict[str, list[Term]]:
        """Return the terms of each parameter that is given or has a default.

        ``None`` is not given; dates, numbers and truth values may be given as such, and several
        values as a list.

        Raises:
            QueryError: a parameter is unknown, missing, of the wrong type, or given too often; a
                name is that of several entities.
            UnknownNode: no entity bears the name.
        """
        declared = {p.name: p for p in query.parameters}
        free = lexer.variables(lexer.tokens(query.text))
        bound = {}
        for name, given in values.items():
            if given is None:
                continue
            variable, words = name.lstrip("?$"), several(given)
            if variable in declared:
                bound[variable] = self._values(query, declared[variable], words)
            elif not declared and variable in free:
                bound[variable] = _ordered(self._guessed(value) for value in words)
            else:
                raise self._unknown(query, variable, sorted(declared or free))
        for parameter in query.parameters:
            if parameter.name in bound:
                continue
            if parameter.default is not None:
                bound[parameter.name] = self._typed(query, parameter, parameter.default)
            elif parameter.required:
                raise QueryError(
                    f"the query {query.name!r} needs the parameter {parameter.name!r} "
                    f"({parameter.summary or parameter.type})",
                    hint=f"its parameters: {query.usage}",
                )
        return bound

    @staticmethod
    def _unknown(query: BundledQuery, name: str, known: list[str]) -> QueryError:
        near = difflib.get_close_matches(name, known, n=1)
        guess = f"did you mean {near[0]}? " if near else ""
        listed = query.usage if query.parameters else ", ".join(known) or "none"
        return QueryError(
            f"the query {query.name!r} has no parameter {name!r}",
            hint=f"{guess}its parameters: {listed}",
        )

    def _values(self, query: BundledQuery, parameter: Parameter, words: list[str]) -> list[Term]:
        if len(words) > 1 and parameter.type in _SINGLE:
            raise QueryError(
                f"the parameter {parameter.name!r} of {query.name!r} is of type {parameter.type} "
                f"and given {len(words)} times: {', '.join(words)}",
                hint="give it once; a name, an id or a kind may be given several times",
            )
        return _ordered(term for value in words for term in self._typed(query, parameter, value))

    def _typed(self, query: BundledQuery, parameter: Parameter, value: str) -> list[Term]:
        try:
            match parameter.type:
                case "entity":
                    return list(self._names.entities(value))
                case "concept":
                    return self._concepts(value)
                case "IRI":
                    return [iri(value)]
                case "date":
                    return [terms.day(day_of(value, self._dictionary))]
                case "integer":
                    return [terms.integer(int(value))]
                case "decimal":
                    return [terms.decimal(_finite(value))]
                case "boolean":
                    return [terms.boolean({"true": True, "false": False}[value.lower()])]
                case _:
                    return [terms.string(value)]
        except (ValueError, KeyError) as error:
            if isinstance(error, (UnknownNode, QueryError)):
                raise
            raise QueryError(
                f"the parameter {parameter.name!r} of {query.name!r} is of type "
                f"{parameter.type}: {value!r} is none",
                hint=f"such as {_example(parameter)}; its parameters: {query.usage}",
            ) from error

    def _concepts(self, value: str) -> list[Term]:
        """Return the terms of the vocabulary that are called so, in any case or by their labels.

        ``warning`` may be the kind or the class: both are bound, and the query finds its own.

        Raises:
            ValueError: none is, and it is no IRI.
        """
        wanted = value.strip().removeprefix("dp:").casefold()
        called: list[Term] = [DP[term] for term in DP.terms if term.casefold() == wanted]
        if not called:
            graph = NamedNode(VOCABULARY_GRAPH)
            called = [
                quad.subject
                for quad in self._quads.quads_for_pattern(None, RDFS.label, None, graph)
                if isinstance(quad.object, Literal)
                and isinstance(quad.subject, NamedNode)
                and quad.object.value.casefold() == wanted
            ]
        return _ordered(called) if called else [iri(value)]

    def _guessed(self, value: str) -> Term:
        """Return the term of a parameter that no head describes."""
        if is_qid(value.removeprefix("wd:")) or re.match(r"<.*>$|https?://", value):
            return self._names.entities(value)[0] if "Q" in value[:4] else iri(value)
        quoted = re.fullmatch(r'"(.*)"(?:@([A-Za-z-]+)|\^\^<([^<>]+)>)?', value, re.DOTALL)
        if quoted is None:
            return terms.string(value)
        text, language, datatype = quoted.groups()
        if language:
            return Literal(text, language=language)
        return Literal(text, datatype=NamedNode(datatype)) if datatype else Literal(text)


def several(given: object) -> list[str]:
    """Return a value of Python, or each of a list of them, as a user would type it.

    Raises:
        QueryError: the list is empty.
    """
    if isinstance(given, Collection) and not isinstance(given, (str, bytes)):
        if not given:
            raise QueryError("a parameter is an empty list", hint="leave it out to ask for all")
        return [_words(one) for one in given]
    return [_words(given)]


def day_of(given: object, dictionary: Dictionary | None = None) -> dt.date:
    """Return a day as a user writes it.

    Raises:
        ValueError: it is none.
    """
    words = _words(given).strip()
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        day = dictionary.day(words) if dictionary else None
        if day is None:
            raise
        return day


def _words(given: object) -> str:
    if isinstance(given, dt.datetime):
        return given.date().isoformat()
    return str(given).lower() if isinstance(given, bool) else str(given)


def _ordered(found: Iterable[Term]) -> list[Term]:
    return sorted(set(found), key=str)


def _example(parameter: Parameter) -> str:
    if parameter.type == "concept" and parameter.summary:
        return parameter.summary
    return _EXAMPLES.get(parameter.type, "<https://…>")


def _finite(value: str) -> float:
    number = float(value.replace(",", ".", 1))
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is no number")
    return number


def bound_text(query: str, bound: Mapping[str, list[Term]]) -> str:
    """Return the query with a ``VALUES`` block at the head of its pattern for each variable.

    Raises:
        QueryError: the query has no pattern.
    """
    if not bound:
        return query
    at = lexer.pattern_start(lexer.tokens(query))
    if at is None:
        raise QueryError(
            "a query without a pattern takes no parameters", hint="leave out the parameters"
        )
    blocks = "".join(
        f" VALUES ?{name} {{ {' '.join(str(value) for value in values)} }}"
        for name, values in sorted(bound.items())
    )
    return query[:at] + blocks + query[at:]
