"""Terms become values of Python, and rows offer them by attribute and by column."""

from __future__ import annotations

import datetime as dt
import pickle
from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.graph.vocabulary import DP, XSD
from kg.store.rows import Row, attribute
from kg.store.values import value_of
from kg.values import IRI, Value, exact

_XSD = XSD.namespace


def _typed(text: str, name: str) -> Literal:
    return Literal(text, datatype=NamedNode(_XSD + name))


VALUES = [  # term, value
    (None, None),
    (DP.planned, "planned"),
    (
        NamedNode("https://w3id.org/depesche/id/entity/Q1"),
        IRI("https://w3id.org/depesche/id/entity/Q1"),
    ),
    (NamedNode(DP.namespace), IRI(DP.namespace)),
    (Literal("Wort"), "Wort"),
    (Literal("Wort", language="de"), "Wort"),
    (_typed("2022-05-03", "date"), dt.date(2022, 5, 3)),
    (_typed("2022-05", "gYearMonth"), "2022-05"),
    (_typed("2022", "gYear"), "2022"),
    (_typed("0.90", "decimal"), Decimal("0.90")),
    (_typed("12", "integer"), 12),
    (_typed("true", "boolean"), True),
    (_typed("0", "boolean"), False),
    (_typed("1.5e3", "double"), 1500.0),
    (_typed("2022-02-30", "date"), "2022-02-30"),
    (_typed("zwölf", "integer"), "zwölf"),
    (_typed("x", "decimal"), "x"),
    (_typed("vielleicht", "boolean"), "vielleicht"),
    (_typed("P3Y", "duration"), "P3Y"),
    (BlankNode("b1"), "b1"),
]


@pytest.mark.parametrize(("term", "value"), VALUES)
def test_a_term_has_a_value(term: object, value: Value) -> None:
    found = value_of(term)

    assert (found, type(found)) == (value, type(value))


def test_no_case_was_lost() -> None:
    assert (len(VALUES), len(NAMES), len(DATES)) == (20, 5, 6)


NAMES = [
    ("participantName", "participant_name"),
    ("pipelineDigest", "pipeline_digest"),
    ("asOf", "as_of"),
    ("document", "document"),
    ("min_confidence", "min_confidence"),
]


@pytest.mark.parametrize(("column", "name"), NAMES)
def test_a_column_is_an_attribute(column: str, name: str) -> None:
    row = Row([column], [3])

    assert attribute(column) == name
    assert getattr(row, name) == row[column] == 3
    assert dir(row) == [name]


def test_a_row_is_a_mapping() -> None:
    row = Row(["participantName", "from", "items"], ["Anna Vogt", None, 2])

    assert dict(row) == row == {"participantName": "Anna Vogt", "from": None, "items": 2}
    assert (row.from_, row["items"], row.items_, row.get("to", "none")) == (None, 2, 2, "none")
    assert repr(row) == "Row(participant_name='Anna Vogt', from=None, items=2)"
    assert pickle.loads(pickle.dumps(row)) == row  # noqa: S301 - our own bytes
    with pytest.raises(KeyError, match="no column 'to': there are participantName, from, items"):
        row["to"]
    with pytest.raises(AttributeError, match="no column 'to': there are participant_name, from"):
        _ = row.to


DATES = [
    (None, None),
    ("2022-05-03", dt.date(2022, 5, 3)),
    ("2022-05", "2022-05"),
    ("2022", "2022"),
    ("2022-02-30", "2022-02-30"),
    ("2022-W18", "2022-W18"),
]


@pytest.mark.parametrize(("words", "date"), DATES)
def test_a_date_is_as_exact_as_it_is_known(words: str | None, date: dt.date | str | None) -> None:
    assert exact(words) == date


def test_the_local_name_of_an_iri() -> None:
    iris = (
        "http://www.wikidata.org/entity/Q183",
        "https://w3id.org/depesche/ns#Meeting",
        "urn:x:y",
    )

    assert [IRI(iri).local for iri in iris] == ["Q183", "Meeting", "y"]
