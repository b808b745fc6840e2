"""The answer of a query: typed rows, a table for people, and the formats of the standards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from pyoxigraph import Triple

from kg.errors import QueryError
from kg.formats import ANSWERS, ROWS, TRIPLES
from kg.presentation import Note, Page, Table
from kg.presentation.table import data_frame
from kg.store import answers, display, rdf
from kg.store.answers import Answer
from kg.store.catalogue import BundledQuery
from kg.store.rows import Row
from kg.store.values import value_of
from kg.values import IRI

_NO_QUERY = BundledQuery("query", "", (), (), "")


@dataclass(frozen=True)
class Results(Sequence[Row]):
    """Rows of a SELECT, the answer of an ASK, or the triples of a CONSTRUCT or DESCRIBE.

    A sequence of typed rows; ``str`` gives a table for people, and a notebook shows one.
    """

    variables: tuple[str, ...] = ()
    values: tuple[tuple[Any, ...], ...] = ()
    """A row's RDF terms in the order of ``variables``; ``None`` where a variable is unbound."""
    boolean: bool | None = None
    triples: tuple[Triple, ...] | None = None
    query: BundledQuery = field(default=_NO_QUERY, repr=False)
    """What was asked, and how it is shown."""
    label: Callable[[IRI], str] = field(default=str, repr=False, compare=False)
    """What a table shows in the place of an IRI."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.variables

    def __len__(self) -> int:
        """Return the number of rows, or of triples."""
        return len(self.values if self.triples is None else self.triples)

    def __bool__(self) -> bool:
        """Return what an ASK was answered; of anything else whether there is a row or triple."""
        return len(self) > 0 if self.boolean is None else self.boolean

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self._row(terms) for terms in self.values[index]]
        return self._row(self.values[index])

    def _row(self, terms: tuple[Any, ...]) -> Row:
        return Row(self.variables, [value_of(term) for term in terms])

    def table(
        self, *, columns: Iterable[str] | None = None, wide: bool = False, iris: bool = False
    ) -> Table:
        """Return the rows as people read them: one for each meeting, names in place of IRIs.

        ``columns`` chooses among those of the query; ``wide`` shows all of them uncut; ``iris``
        shows IRIs and no labels.

        Raises:
            QueryError: the query gives no rows, or no such column.
        """
        if self.triples is not None or self.boolean is not None:
            raise QueryError("the query gives no rows", hint="SELECT does")
        choice = display.Choice(None if columns is None else tuple(columns), wide=wide, iris=iris)
        return display.table(self.query, self.variables, list(self), self.label, choice)

    def to_pandas(self) -> Any:
        """Return a pandas ``DataFrame``: a row for each row of the query, typed values.

        Raises:
            MissingPackage: pandas is not installed.
        """
        return data_frame(list(self.variables), [row.values() for row in self])

    def __str__(self) -> str:
        return self.to_table().removesuffix("\n")

    def _repr_html_(self) -> str:
        if self.triples is None and self.boolean is None:
            return self.table().to_html()
        return Page((Note(str(self).rstrip()),)).to_html()

    def format(self, name: str) -> str:
        """Return the answer in the format of that name.

        Raises:
            QueryError: there is no such format, or it does not fit the kind of query.
        """
        if name not in ANSWERS:
            raise QueryError(f"no format {name!r}", hint=f"one of {', '.join(ANSWERS)}")
        return str(getattr(self, f"to_{name}")())

    def _as_triples(self, name: str) -> str:
        if self.triples is None:
            raise QueryError(
                f"the query gives rows, not triples, which have no form as {name}",
                hint=f"ask for {', '.join(ROWS)}, or write a CONSTRUCT",
            )
        return rdf.WRITERS[name](self.triples)

    def to_turtle(self) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE as Turtle.

        Raises:
            QueryError: the query gives rows.
        """
        return self._as_triples("turtle")

    def to_ntriples(self) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE as N-Triples.

        Raises:
            QueryError: the query gives rows.
        """
        return self._as_triples("ntriples")

    def to_jsonld(self) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE as JSON-LD.

        Raises:
            QueryError: the query gives rows.
        """
        return self._as_triples("jsonld")

    def to_rdfxml(self) -> str:
        """Return the triples of a CONSTRUCT or DESCRIBE as RDF/XML.

        Raises:
            QueryError: the query gives rows.
        """
        return self._as_triples("rdfxml")

    def to_table(self) -> str:
        """Return the table as text, a truth value as a word, triples as Turtle."""
        if self.triples is not None:
            return self.to_turtle()
        if self.boolean is not None:
            return f"{str(self.boolean).lower()}\n"
        return self.table().to_text()

    def _answer(self, name: str) -> Answer:
        """Return what the writers of rows need.

        Raises:
            QueryError: the query gives triples.
        """
        if self.triples is not None:
            raise QueryError(
                f"the query gives triples, which have no form as {name}",
                hint=f"ask for {', '.join(TRIPLES)}",
            )
        return Answer(self.variables, self.values, self.boolean)

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON.

        Raises:
            QueryError: the query gives triples.
        """
        return answers.json(self._answer("json"))

    def to_xml(self) -> str:
        """Return SPARQL Query Results XML.

        Raises:
            QueryError: the query gives triples.
        """
        return answers.xml(self._answer("xml"))

    def to_csv(self, *, excel: bool = False) -> str:
        """Return comma-separated values: plain text, a row for each solution.

        ``excel`` gives what a German Excel opens by a double click: semicolons, decimal commas
        and a byte order mark; text that would be taken for a formula has an apostrophe before it.

        Raises:
            QueryError: the query gives triples.
        """
        return answers.csv(self._answer("csv"), excel=excel)

    def to_tsv(self) -> str:
        """Return tab-separated values: terms as in Turtle, a row for each solution.

        Raises:
            QueryError: the query gives triples.
        """
        return answers.tsv(self._answer("tsv"))
