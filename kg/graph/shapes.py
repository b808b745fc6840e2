"""Checks graphs against the SHACL shapes.

Source: Shapes Constraint Language (SHACL), W3C Recommendation, 20 July 2017.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyshacl
from pyoxigraph import RdfFormat, serialize
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

from kg.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

_SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True)
class Breach:
    """A node that breaks a shape."""

    node: str
    path: str
    rule: str
    """Local name of the kind of constraint: ``MinCount``, ``Datatype``, …"""
    message: str


@cache
def _shapes() -> Graph:
    return Graph().parse(folder("ontology") / "shapes.ttl", format="turtle")


def breaches(triples: Iterable[Triple]) -> list[Breach]:
    """Return what breaks the shapes in one graph, in order of the nodes."""
    text = serialize(sorted(set(triples), key=str), format=RdfFormat.N_TRIPLES) or b""
    data = Graph().parse(data=text.decode(), format="nt")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    if conforms or not isinstance(report, Graph):
        return []
    found = [
        Breach(
            node=str(report.value(result, _SH.focusNode)),
            path=str(report.value(result, _SH.resultPath) or ""),
            rule=str(report.value(result, _SH.sourceConstraintComponent))
            .rpartition("#")[2]
            .removesuffix("ConstraintComponent"),
            message=str(report.value(result, _SH.resultMessage) or ""),
        )
        for result in report.subjects(RDF.type, _SH.ValidationResult)
    ]
    return sorted(set(found), key=lambda b: (b.node, b.path, b.rule, b.message))
