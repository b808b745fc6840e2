"""The user's words to RDF terms, and the terms to the variables of a query.

A value never becomes query text: it is made into a term first, and what is written into the
``VALUES`` block is the term's own serialisation, which the RDF library escapes.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, UnknownNode
from kg.graph import terms
from kg.graph.iri import entities_graph, is_qid
from kg.graph.vocabulary import DP, PREFIXES, RDFS, SKOS
from kg.store import lexer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Store as Quads

    from kg.store.catalogue import BundledQuery, Parameter

    Term = NamedNode | Literal


class Binder:
    """Makes terms of a user's words; names are looked up in the store."""

    def __init__(self, quads: Quads, base: str) -> None:
        self._quads = quads
        self._base = base
        self._graph = NamedNode(entities_graph(base))

    def bind(self, query: BundledQuery, values: Mapping[str, object]) -> dict[str, list[Term]]:
        """Return the terms of each parameter that is given or has a default.

        ``None`` is not given; dates, numbers and truth values may be given as such.

        Raises:
            QueryError: a parameter is unknown, missing, or of the wrong type.
            UnknownNode: no entity bears the name.
        """
        declared = {p.name: p for p in query.parameters}
        free = lexer.variables(lexer.tokens(query.text))
        bound = {}
        for name, given in values.items():
            if given is None:
                continue
            variable, value = name.lstrip("?$"), _words(given)
            if variable in declared:
                bound[variable] = self._typed(query, declared[variable], value)
            elif not declared and variable in free:
                bound[variable] = [self._guessed(value)]
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

    def _typed(self, query: BundledQuery, parameter: Parameter, value: str) -> list[Term]:
        try:
            match parameter.type:
                case "entity":
                    return self.entities(value)
                case "concept":
                    return [DP[value] if value in DP.terms else iri(value)]
                case "IRI":
                    return [iri(value)]
                case "date":
                    return [terms.day(dt.date.fromisoformat(value))]
                case "integer":
                    return [terms.integer(int(value))]
                case "decimal":
                    return [terms.decimal(_finite(value))]
                case "boolean":
                    return [terms.boolean({"true": True, "false": False}[value.lower()])]
                case _:
                    return [terms.string(value)]
        except (ValueError, KeyError) as error:
            if isinstance(error, UnknownNode):
                raise
            examples = {
                "date": "2021-12-02",
                "boolean": "true or false",
                "integer": "10",
                "decimal": "0.8",
            }
            example = examples.get(parameter.type, "<https://…>")
            raise QueryError(
                f"the parameter {parameter.name!r} of {query.name!r} is of type "
                f"{parameter.type}: {value!r} is none",
                hint=f"such as {example}; its parameters: {query.usage}",
            ) from error

    def _guessed(self, value: str) -> Term:
        """Return the term of a parameter that no head describes."""
        if is_qid(value.removeprefix("wd:")) or re.match(r"<.*>$|https?://", value):
            return self.entities(value)[0] if "Q" in value[:4] else iri(value)
        quoted = re.fullmatch(r'"(.*)"(?:@([A-Za-z-]+)|\^\^<([^<>]+)>)?', value, re.DOTALL)
        if quoted is None:
            return terms.string(value)
        text, language, datatype = quoted.groups()
        if language:
            return Literal(text, language=language)
        return Literal(text, datatype=NamedNode(datatype)) if datatype else Literal(text)

    def entities(self, value: str) -> list[Term]:
        """Return the entities that a user means: by IRI, by Wikidata number, or by name.

        Raises:
            UnknownNode: nobody bears the name.
        """
        bare = value.strip()
        number = re.sub(r"^<?(wd:|https?://www\.wikidata\.org/(entity|wiki)/)", "", bare).rstrip(
            ">"
        )
        if is_qid(number):
            return [NamedNode(f"{self._base}entity/{number}")]
        if re.match(r"<?[a-z][a-z0-9+.-]*://", bare, re.IGNORECASE):
            return [iri(bare)]
        return list(self._named(bare))

    def _named(self, name: str) -> list[NamedNode]:
        for label in (Literal(name, language="de"), Literal(name)):
            found = {
                quad.subject
                for term in (RDFS.label, SKOS.altLabel)
                for quad in self._quads.quads_for_pattern(None, term, label, self._graph)
            }
            if found:
                return sorted((n for n in found if isinstance(n, NamedNode)), key=str)
        labels: dict[str, set[NamedNode]] = {}
        for term in (RDFS.label, SKOS.altLabel):
            for quad in self._quads.quads_for_pattern(None, term, None, self._graph):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    labels.setdefault(quad.object.value.casefold(), set()).add(quad.subject)
        if name.casefold() in labels:
            return sorted(labels[name.casefold()], key=str)
        near = difflib.get_close_matches(name.casefold(), labels, n=3)
        guess = f"did you mean {', '.join(near)}?" if near else "kg query entities lists them"
        raise UnknownNode(f"no entity is called {name!r}", hint=guess)


def _words(given: object) -> str:
    """Return a value of Python as a user would type it."""
    return str(given).lower() if isinstance(given, bool) else str(given)


def _finite(value: str) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is no number")
    return number


def iri(value: str) -> NamedNode:
    """Return an IRI: in angle brackets, with a known prefix (``dp:``, ``wd:``), or in full.

    Raises:
        ValueError: it is no absolute IRI.
    """
    text = value.strip()
    text = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        text = PREFIXES[prefix] + local
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:.", text):
        raise ValueError(f"{value!r} is no IRI")
    return NamedNode(text)


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
