"""Dates of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.ingest.dates import date_in_name, parsed_date

GIVEN = [
    ("2021-12-02", "2021-12-02"),
    ("2021-12-02T10:05:00+01:00", "2021-12-02"),
    ("2021-12-02 10:05", "2021-12-02"),
    ("2.12.2021", "2021-12-02"),
    ("02.12.2021, 10:05 Uhr", "2021-12-02"),
    ("2. 12. 2021", "2021-12-02"),
    ("2021-13-02", None),
    ("2021-02-30", None),
    ("gestern", None),
    ("12/02/2021", None),
    ("2021", None),
]
NAMES = [
    ("2021-12-02-foo.txt", "2021-12-02"),
    ("20211202.html", "2021-12-02"),
    ("foo_2021_12_02.txt", "2021-12-02"),
    ("foo.txt", None),
    ("12345678.txt", None),
    ("20219999.txt", None),
    ("920211202.txt", None),
]


def test_no_case_was_lost() -> None:
    assert (len(GIVEN), len(NAMES)) == (11, 7)


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(("words", "expected"), GIVEN)
def test_a_given_date(words: str, expected: str | None) -> None:
    assert parsed_date(words) == _day(expected)


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_date_in_a_file_name(name: str, expected: str | None) -> None:
    assert date_in_name(name) == _day(expected)
