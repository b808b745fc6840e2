"""The names of the formats that answers and exports are written in, and the endings of their files.

Known apart from what writes them, so that the help of a command loads none of it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

TRIPLES = ("turtle", "ntriples", "jsonld", "rdfxml")
"""Formats of triples: of a CONSTRUCT or DESCRIBE, and of a graph without names of graphs."""
ROWS = ("table", "json", "csv", "tsv", "xml")
"""Formats of the rows of a SELECT and of the truth value of an ASK."""
ANSWERS = (*ROWS, *TRIPLES)
GRAPHS = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml")
"""Formats of the graph as RDF."""
NETWORKS = ("graphml", "csv")
"""Formats of nodes and edges."""
EXPORTS = (*GRAPHS, *NETWORKS)
TABLES = ("entities", "positions", "meetings", "warnings", "statements")
"""The tables of an export as CSV."""
NETWORK_TABLES = ("edges", "nodes")

_RDF_ENDINGS = {
    ".ttl": "turtle",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".owl": "rdfxml",
    ".xml": "rdfxml",
}
EXPORT_ENDINGS = _RDF_ENDINGS | {
    ".trig": "trig",
    ".nq": "nquads",
    ".json": "jsonld",
    ".graphml": "graphml",
    ".csv": "csv",
    ".zip": "csv",
}
TRIPLES_ENDINGS = _RDF_ENDINGS | {".json": "jsonld", ".txt": "turtle"}
ROWS_ENDINGS = {
    ".json": "json",
    ".srj": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xml": "xml",
    ".srx": "xml",
    ".txt": "table",
}


def of_file(path: str | os.PathLike[str] | None, endings: Mapping[str, str]) -> str | None:
    """Return the format that the ending of a file's name says; ``None`` if it has no ending.

    Raises:
        ValueError: the ending is not among those.
    """
    ending = Path(path).suffix.lower() if path is not None else ""
    if not ending:
        return None
    if ending not in endings:
        raise ValueError(f"{os.fspath(path or '')}: the ending says no format")
    return endings[ending]
