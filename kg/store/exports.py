"""The graph as files: bytes that depend on the graph alone."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from pyoxigraph import Literal

from kg.errors import StoreError
from kg.formats import EXPORTS, GRAPHS, NETWORK_TABLES, NETWORKS, TABLES
from kg.graph.iri import article_id
from kg.graph.vocabulary import DP
from kg.store import contacts, rdf
from kg.store.graphml import graphml
from kg.store.parameters import several
from kg.store.selection import Selecting, Selection

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad, Triple

    from kg.store.names import Dictionary
    from kg.store.store import QuadStore

_EPOCH = (1980, 1, 1, 0, 0, 0)  # a ZIP dates its files; a rebuild must give the same bytes


class Exporting(Selecting, total=False):
    """What is written, and how, beside the choice of articles."""

    format: str | None
    """One of ``kg.formats.EXPORTS``."""
    table: str | None
    """Of ``csv``: this table only."""
    min_confidence: float
    """What is less sure is left out, 0 to 1."""
    flat: bool
    """Triples without the names of graphs, for tools that lose those."""
    excel: bool
    """Of ``csv``: as a German Excel opens it."""
    network: bool
    """Who met whom, in place of the graph."""
    kind: str | Collection[str] | None
    """Of the network: meetings of this kind, or of several."""
    status: str | Collection[str] | None
    """Of the network: meetings of this status, or of several."""


@dataclass(frozen=True, slots=True)
class Form:
    """How an export is written, checked."""

    format: str
    table: str | None = None
    min_confidence: float = 0.0
    flat: bool = False
    excel: bool = False
    network: bool = False
    kind: str | Collection[str] | None = None
    status: str | Collection[str] | None = None

    def __post_init__(self) -> None:
        allowed = NETWORKS if self.network else EXPORTS
        if self.format not in allowed:
            what = "a network" if self.network else "an export"
            raise StoreError(
                f"{what} has no format {self.format!r}", hint=f"one of {', '.join(allowed)}"
            )
        if self.table is not None and (self.format != "csv" or self.table not in self.tables):
            raise StoreError(
                f"no table {self.table!r} in the format {self.format}",
                hint=f"csv has the tables {', '.join(self.tables)}",
            )
        if self.flat and self.format not in GRAPHS:
            raise StoreError(f"flat does not go with {self.format}", hint="it is for RDF")
        if self.excel and self.format != "csv":
            raise StoreError(f"excel does not go with {self.format}", hint="it is for csv")
        for given, known in ((self.kind, contacts.KINDS), (self.status, contacts.STATUSES)):
            self._check(given, known)

    def _check(self, given: str | Collection[str] | None, known: tuple[str, ...]) -> None:
        if given is not None and not self.network:
            raise StoreError("kind and status choose meetings of a network", hint="network=True")
        for word in _words(given):
            if word not in known:
                raise StoreError(f"no meeting is {word!r}", hint=f"one of {', '.join(known)}")

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that there are as CSV."""
        return NETWORK_TABLES if self.network else TABLES


_FORM = frozenset(field.name for field in dataclasses.fields(Form))


def export(
    store: QuadStore, dictionary: Dictionary | None = None, **options: Unpack[Exporting]
) -> bytes:
    """Return the graphs of the articles that are meant, and the entities named there.

    Turtle is the default. ``csv`` gives a ZIP of its tables, or the one ``table`` named; a
    ``query`` that is a CONSTRUCT gives its triples. The bytes depend on the graph alone, not on
    the order in which articles came.

    Raises:
        UnknownNode: there is no such article or entity.
        UnknownQuery: there is no such query.
        QueryError: a choice does not parse, or a name is that of several entities.
        StoreError: there is no such format or table, or options do not go together.
    """
    given: Mapping[str, object] = {k: v for k, v in options.items() if v is not None}
    form = Form(**{"format": "turtle"} | {k: v for k, v in given.items() if k in _FORM})  # type: ignore[arg-type]
    selection = Selection(**{k: v for k, v in given.items() if k not in _FORM})  # type: ignore[arg-type]
    selected = selection.select(store, dictionary)
    if selected.triples is not None:
        return _constructed(selected.triples, form, store.base).encode()
    if form.format == "csv" and not form.network:
        everything = selection == Selection()
        documents = None if everything else [_id(store, graph) for graph in selected.graphs]
        return _tables(form, lambda name: _answer(store, name, documents, form))
    graphs = None if selection == Selection() else selected.graphs
    found = _sure(quads(store, graphs), form.min_confidence)
    if form.network:
        kinds, statuses = _words(form.kind), _words(form.status)
        network = contacts.network(found, kinds=kinds, statuses=statuses)
        if form.format == "graphml":
            return network.to_graphml().encode()
        return _tables(form, lambda name: contacts.table(network, name, excel=form.excel))
    return _written(form, found, store.base).encode()


def _words(given: str | Collection[str] | None) -> tuple[str, ...]:
    return () if given is None else tuple(word.casefold() for word in several(given))


def _id(store: QuadStore, graph: NamedNode) -> str:
    return article_id(store.base, graph.value) or graph.value


def _written(form: Form, found: list[Quad], base: str) -> str:
    if form.flat or form.format in ("turtle", "ntriples", "rdfxml"):
        return _flat(form.format, {quad.triple for quad in found}, base)
    match form.format:
        case "trig":
            return rdf.trig(found, base=base)
        case "nquads":
            return rdf.nquads(found)
        case "jsonld":
            return rdf.jsonld(found)
        case _:
            return graphml(found)


def _flat(name: str, triples: Collection[Triple], base: str) -> str:
    """Return triples; TriG and N-Quads without names of graphs are Turtle and N-Triples."""
    match name:
        case "turtle" | "trig":
            return rdf.turtle(triples, base=base)
        case "ntriples" | "nquads":
            return rdf.ntriples(triples)
        case "rdfxml":
            return rdf.rdfxml(triples, base=base)
        case _:
            return rdf.jsonld(triples)


def _constructed(triples: Sequence[Triple], form: Form, base: str) -> str:
    """Return what a CONSTRUCT made.

    Raises:
        StoreError: the format is none of triples, or a least confidence is asked for.
    """
    if form.format not in GRAPHS or form.network:
        raise StoreError(
            "a CONSTRUCT gives triples, which have no tables and no network",
            hint=f"ask for {', '.join(GRAPHS)}",
        )
    if form.min_confidence:
        raise StoreError(
            "min_confidence does not go with a CONSTRUCT",
            hint="give it to the query as a parameter of its own",
        )
    return _flat(form.format, set(triples), base)


def quads(store: QuadStore, graphs: Sequence[NamedNode] | None = None) -> list[Quad]:
    """Return the quads of these graphs, or of all, with the facts of the entities named there."""
    found = [
        quad
        for graph in (store.graph_names() if graphs is None else graphs)
        for quad in store.quads.quads_for_pattern(None, None, None, graph)
    ]
    facts = list(store.quads.quads_for_pattern(None, None, None, store.entities_graph))
    copies = list(store.quads.quads_for_pattern(None, DP.sameTextAs, None, store.copies_graph))
    if graphs is not None:
        nodes = {quad.object for quad in found} | {quad.subject for quad in found}
        facts = [quad for quad in facts if quad.subject in nodes]
        chosen = set(graphs)
        copies = [quad for quad in copies if quad.subject in chosen and quad.object in chosen]
    return found + facts + copies


def _sure(found: list[Quad], least: float) -> list[Quad]:
    """Return the quads without those of nodes that are less sure; their passages stay."""
    unsure = {
        q.subject
        for q in found
        if q.predicate == DP.confidence
        and isinstance(q.object, Literal)
        and float(q.object.value) < least
    }
    return [q for q in found if q.subject not in unsure and q.object not in unsure]


def _answer(store: QuadStore, name: str, documents: list[str] | None, form: Form) -> str:
    """Return the answer of a contract query as CSV, of these articles or of all."""
    parameters: dict[str, object] = {}
    if documents is not None and len(documents) == 1:
        parameters["document"] = documents[0]
    if form.min_confidence and name != "entities":
        parameters["min_confidence"] = str(form.min_confidence)
    results = store.query(name, parameters)
    if documents is not None:
        chosen, at = set(documents), results.variables.index("document")
        rows = tuple(row for row in results.values if row[at].value in chosen)
        results = dataclasses.replace(results, values=rows)
    return results.to_csv(excel=form.excel)


def _tables(form: Form, write: Callable[[str], str]) -> bytes:
    """Return the table that is asked for, or a ZIP of all of them."""
    if form.table is not None:
        return write(form.table).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in form.tables:
            entry = zipfile.ZipInfo(f"{name}.csv", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, write(name).encode())
    return out.getvalue()
