"""A question may use the names and dates that people use, in whatever language and form."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

import kg
from kg.errors import QueryError, UnknownNode
from tests.store.readings import plain

if TYPE_CHECKING:
    from kg.library import Store

STATES = plain("states", ("Russland", "Q159"), ("Georgien", "Q230"), type_="State")
PEOPLE = plain("people", ("Sergej Lawrow", "Q58217"), ("Erik Lund", None), date=dt.date(2022, 1, 2))
ALONE = plain("alone", ("Lawrow", None), ("Anna Vogt", "Q900001"))
NAMESAKE = plain("namesake", ("Karl Vogt", "Q900002"), ("Anna Vogt", "Q900003"))

NAMES = [  # what a user calls it, ids of the articles with a meeting of it
    ("Russland", ["states"]),
    ("Russia", ["states"]),
    ("Russische Föderation", ["states"]),
    ("russische foederation", None),
    ("Russlands", ["states"]),
    ("Rossija", None),
    ("Georgia", ["states"]),
    ("Sergei Lavrov", ["people"]),
    ("Lavrov", ["people"]),
    ("Sergej Lawrow", ["people"]),
    ("Lawrow", ["alone"]),
    ("Q58217", ["people"]),
    ("erik lund", ["people"]),
    ("Germany", None),
]
WRONG = [  # a name, the error, what it says
    ("Germany", UnknownNode, r"no article names Deutschland \(Q183\)"),
    ("Erik Lunt", UnknownNode, "did you mean Erik Lund"),
    ("Xyzzy", UnknownNode, "kg query entities"),
    ("Anna Vogt", QueryError, r"may be Q900001 Anna Vogt \(Person\); Q900003 Anna Vogt \(Person\)"),
]
PARAMETERS = [  # parameters, articles with such a meeting
    ({"from": "01.02.2022"}, ["alone", "states"]),
    ({"to": "1. 2. 2022"}, ["people"]),
    ({"to": dt.datetime(2022, 2, 1, 12, 30)}, ["people"]),  # noqa: DTZ001 - as a user has it
    ({"status": "Occurred"}, ["alone", "people", "states"]),
    ({"status": "stattgefunden"}, ["alone", "people", "states"]),
    ({"status": "PLANNED"}, []),
    ({"min_confidence": "1,1"}, []),
    ({"document": ["people", "alone"]}, ["alone", "people"]),
    ({"actor": ["Russia", "Georgia"]}, ["states"]),
    ({"actor": ("Q58217", "Lawrow")}, ["alone", "people"]),
]
REFUSED = [  # parameters, what is said
    ({"from": ["2022-01-01", "2022-01-02"]}, "given 2 times: 2022-01-01, 2022-01-02"),
    ({"from": "bald"}, "is of type date: 'bald' is none"),
    ({"status": "plannd"}, "such as occurred, ongoing, planned"),
    ({"actor": []}, "an empty list"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    store = kg.Store()
    for reading in (STATES, PEOPLE, ALONE):
        store.put(reading)
    return store


def test_no_case_was_lost() -> None:
    assert [len(table) for table in (NAMES, WRONG, PARAMETERS, REFUSED)] == [14, 4, 10, 4]


@pytest.mark.parametrize(("name", "articles"), NAMES)
def test_an_entity_is_found_by_any_of_its_names(
    name: str, articles: list[str] | None, store: Store
) -> None:
    """In the store, else in the knowledge base."""
    if articles is None:
        with pytest.raises(UnknownNode):
            store.query("meetings", actor=name)
    else:
        rows = store.query("meetings", actor=name)
        assert sorted({row.document for row in rows}) == articles


@pytest.mark.parametrize(("name", "error", "words"), WRONG)
def test_a_name_that_does_not_tell_who_is_refused(
    name: str, error: type[Exception], words: str
) -> None:
    """With those that it may be, or that are called nearly so."""
    store = kg.Store()
    for reading in (PEOPLE, ALONE, NAMESAKE):
        store.put(reading)

    with pytest.raises(error, match=words):
        store.query("meetings", actor=name)


@pytest.mark.parametrize(("parameters", "articles"), PARAMETERS)
def test_values_are_taken_as_people_write_them(
    parameters: dict[str, object], articles: list[str], store: Store
) -> None:
    rows = store.query("meetings", **parameters)

    assert sorted({row.document for row in rows}) == articles
    assert len(rows) == len({(row.meeting, row.participant) for row in rows})


@pytest.mark.parametrize(("parameters", "words"), REFUSED)
def test_values_that_do_not_fit_are_refused(
    parameters: dict[str, object], words: str, store: Store
) -> None:
    with pytest.raises(QueryError, match=words):
        store.query("meetings", **parameters)
