"""The construction of an item, by its entry and where its spans stand."""

from __future__ import annotations

import pytest

from kg.model import IssuedWarning, Meeting, Position, Statement
from kg.read.scoring.constructions import Item, pattern


def _statement(text: str, content: str, cue: str, entry: str, type_: str) -> Statement:
    begin = text.index(content)
    at = text.index(cue) if cue else -1
    return Statement(
        "s1",
        "say",
        "e1",
        (),
        None,
        type_,  # type: ignore[arg-type]
        content=((begin, begin + len(content)),),
        cue=((at, at + len(cue)),) if cue else (),
        frame=(),
        speaker_spans=(),
        addressee_spans=(),
        evidence=(0, len(text)),
        entry=entry,
    )


STATEMENTS = [  # text, content, cue, entry, type, pattern
    ("Vogt sagte: „Es reicht.“", "„Es reicht.“", "sagte", "speech:sagen", "direct",
     "direct, cue first"),
    ("„Es reicht“, sagte Vogt.", "„Es reicht“", "sagte", "speech:sagen", "direct",
     "direct, cue last"),
    ("„Es reicht“", "„Es reicht“", "", "speech:sagen", "direct", "direct, no cue"),
    ("Vogt sagte, dass es reicht.", "dass es reicht", "sagte", "speech:sagen", "indirect",
     "indirect, dass clause"),
    ("Vogt sagte, dass es reicht.", "es reicht", "sagte", "speech:sagen", "indirect",
     "indirect, dass clause"),
    ("Vogt fragte, ob es reiche.", "ob es reiche", "fragte", "speech:fragen", "indirect",
     "indirect, question"),
    ("Vogt fragte, warum das so sei.", "warum das so sei", "fragte", "speech:fragen", "indirect",
     "indirect, question"),
    ("Vogt bat Lund, zu gehen.", "zu gehen.", "bat", "speech:bitten", "indirect",
     "indirect, infinitive"),
    ("Vogt versprach, alle Truppen abzuziehen.", "alle Truppen abzuziehen", "versprach",
     "speech:versprechen", "indirect", "indirect, infinitive"),
    ("Vogt sagte, es reiche.", "es reiche", "sagte", "speech:sagen", "indirect",
     "indirect, main clause"),
    ("Vogt sagte, das sei zu teuer.", "das sei zu teuer", "sagte", "speech:sagen", "indirect",
     "indirect, main clause"),
    ("Vogt sagte, man fahre zu Lund.", "man fahre zu Lund", "sagte", "speech:sagen", "indirect",
     "indirect, main clause"),
    ("Vogt lobte das Abkommen.", "das Abkommen", "lobte", "speech:loben", "reported", "reported"),
    ("Das sei zu wenig.", "Das sei zu wenig", "", "mood:konjunktiv", "free", "free"),
    ("Laut Vogt reicht es.", "reicht es", "Laut", "source:laut", "indirect", "source phrase"),
    ("Vogt: „Es reicht.“", "„Es reicht.“", "", "quotation:subject", "direct", "quotation, subject"),
    ("„Es reicht.“ Und nun?", "„Es reicht.“", "", "quotation:alone", "direct", "quotation, alone"),
]  # fmt: skip
WARNINGS = [  # entry, pattern
    ("speech:warnen", "verb of warning"),
    ("warning:Warnung", "noun of warning"),
    ("speech:sagen warning:condition+own", "condition"),
    ("speech:sagen warning:wer", "condition"),
    ("mood:condition warning:condition+own", "announcement"),
    ("speech:sagen warning:schließen", "word of harm"),
    ("mood:konjunktiv warning:Krieg", "word of harm"),
    ("mood:konjunktiv", "free"),
    ("source:so", "source phrase"),
    ("speech:lassen+wissen/mitteilen warning:hinnehmen nicht", "word of harm"),
]
MEETINGS = [
    ("meeting:telefonieren", "verb"),
    ("meeting:Treffen", "noun"),
    ("meeting:-gipfel", "noun"),
    ("meeting:briefing", "briefing"),
]
POSITIONS = [
    ("offices:Minister:before name", "before name"),
    ("offices:Minister:before name, comma", "before name, comma"),
    ("offices:Minister", "office"),
]


def test_no_row_was_lost() -> None:
    """Tables that lost rows must not pass."""
    sizes = [len(table) for table in (STATEMENTS, WARNINGS, MEETINGS, POSITIONS)]
    assert sizes == [17, 10, 4, 3]


@pytest.mark.parametrize(("text", "content", "cue", "entry", "type_", "expected"), STATEMENTS)
def test_statements(
    text: str, content: str, cue: str, entry: str, type_: str, expected: str
) -> None:
    """By the entry's family, the place of the cue, and the form of the clause."""
    assert pattern(_statement(text, content, cue, entry, type_), text) == expected


def test_a_cue_inside_the_words() -> None:
    """Two stretches of content with the cue between them."""
    text = "„Es reicht“, sagte Vogt, „und zwar lange.“"
    spans = tuple(
        (text.index(w), text.index(w) + len(w)) for w in ("„Es reicht“", "„und zwar lange.“")
    )
    found = _statement(text, "„Es reicht“", "sagte", "speech:sagen", "direct")
    item = Statement.from_json({**found.to_json(), "content": [list(span) for span in spans]})

    assert pattern(item, text) == "direct, cue inside"


@pytest.mark.parametrize(("entry", "expected"), WARNINGS)
def test_warnings(entry: str, expected: str) -> None:
    """A word for warning, or what is said."""
    item = IssuedWarning("w1", "warning", "e1", (), None, ((0, 1),), (), (), (), (), (0, 1), entry)
    assert pattern(item, "x") == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        *(
            (Meeting("m1", "call", "occurred", (), None, None, (0, 1), (0, 1), entry), expected)
            for entry, expected in MEETINGS
        ),
        *(
            (Position("p1", "e1", "X", None, former=False, evidence=(0, 1), entry=entry), expected)
            for entry, expected in POSITIONS
        ),
    ],
)
def test_meetings_and_positions(item: Item, expected: str) -> None:
    """By the entry alone."""
    assert pattern(item, "x") == expected
