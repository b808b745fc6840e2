"""Nouns denote those named before, or whom they stand for; not everything that looks so."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import Row, rows
from tests.frozen import table
from tests.read.coreference.reading import resolved, word

NOMINALS = table(Path(__file__).with_name("nominals.tsv"))
STAND_INS = rows("read/coreference/stand_ins")


def test_no_row_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert (len(NOMINALS), len(STAND_INS)) == (17, 20)


@pytest.mark.parametrize("row", NOMINALS, ids=lambda row: row["text"])
def test_a_noun(row: dict[str, str]) -> None:
    """A phrase denotes those that a reader takes it to denote, by taking up or standing in."""
    here = resolved(row["text"])
    found = here.references.get(word(here, row["word"]).i)
    how = "-" if found is None else "stands in" if found.stands_in else "takes up"

    assert (
        row
        | {
            "phrase": found.span.text if found is not None else "",
            "denoted": ";".join(a.name for a in found.actors) if found is not None else "",
            "how": how,
        }
        == row
    )


def _standing_in(row: Row, text: str) -> list[str]:
    here = resolved(text)
    heads = {here.offices.discourse.words[at]: r for at, r in here.references.items()}
    found = [r for head, r in heads.items() if head.text.rpartition("-")[2] in row["forms"].split()]
    return [actor.name for r in found if r.stands_in for actor in r.actors]


@pytest.mark.parametrize("row", STAND_INS, ids=lambda row: row["word"])
def test_stand_ins(row: Row) -> None:
    """A noun speaks for the state or body that it is tied to, and for none where it is not."""
    assert _standing_in(row, row["yes"]) != []
    assert _standing_in(row, row["no"]) == []
