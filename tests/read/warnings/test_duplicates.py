"""What is said twice, or only named, is not entered again."""

from __future__ import annotations

import pytest

from kg.model import IssuedWarning, Statement, WarningKind
from kg.read.warnings.alarm import WarningConstruction
from kg.read.warnings.classify import read_alarm
from kg.read.warnings.duplicates import one_for_each_message, without_handed_on, without_warned
from tests.read.warnings.told import attributions


def _warning(
    issuer: str | None,
    content: tuple[int, int],
    *,
    evidence: tuple[int, int] = (0, 50),
    cue: tuple[int, int] = (0, 1),
    noun: bool = False,
    kind: WarningKind = WarningKind.THREAT,
) -> IssuedWarning:
    pattern = WarningConstruction.NOUN if noun else WarningConstruction.VERB
    return IssuedWarning(
        "", kind, issuer, (), None, (content,), (cue,), (), (), (), evidence, "x", pattern=pattern
    )


THREAT = _warning("e1", (10, 20))
LONGER = _warning("e1", (10, 40))
MILD = _warning("e1", (10, 45), kind=WarningKind.WARNING)
OF_NOBODY = _warning(None, (15, 30))
ELSEWHERE = _warning("e1", (60, 80), evidence=(55, 90))
NAMED = _warning("e1", (60, 67), evidence=(55, 90), cue=(60, 67), noun=True)
KEPT = [  # warnings, what nouns name, what is kept
    pytest.param([THREAT, LONGER], [], [LONGER], id="the one with the most to say"),
    pytest.param([THREAT, MILD], [], [THREAT], id="a threat before a warning"),
    pytest.param([THREAT, OF_NOBODY], [], [THREAT], id="none of nobody beside an issuer"),
    pytest.param([OF_NOBODY], [], [OF_NOBODY], id="of nobody alone"),
    pytest.param([THREAT, ELSEWHERE], [], [THREAT, ELSEWHERE], id="in two sentences"),
    pytest.param([THREAT], [NAMED], [THREAT], id="no bare noun beside words"),
    pytest.param([], [NAMED, NAMED], [NAMED], id="a noun once"),
]


@pytest.mark.parametrize(("warnings", "named", "kept"), KEPT)
def test_one_for_each_message(
    warnings: list[IssuedWarning], named: list[IssuedWarning], kept: list[IssuedWarning]
) -> None:
    """Each message of an issuer in a sentence is one warning."""
    assert one_for_each_message(warnings, named) == kept


def test_statements_that_are_warnings_go() -> None:
    """A statement of the same speaker in the same sentence is the warning."""
    said = [
        Statement(
            "", "say", speaker, (), None, "indirect", ((10, 20),), (), (), (), (), (0, 50), "x"
        )
        for speaker in ("e1", "e2")
    ]

    assert without_warned(said, [THREAT]) == said[1:]


def test_a_paper_that_hands_on_words_goes() -> None:
    """The minister threatens, not the declaration that tells so."""
    text = (
        "Jede Sperrung werde schwere Folgen haben, sagte Minister Ito, "
        "so eine Erklärung des japanischen Außenministeriums."
    )
    cast, found = attributions(text)
    told = [(one, alarm) for one in found if (alarm := read_alarm(one, cast)) is not None]

    assert [one.has_source for one, _ in told] == [False, True]
    assert [one.has_cue_verb for one, _ in without_handed_on(told)] == [True]
