"""Time expressions: extent, type and value, read from a table of sentences."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.lang.times import find_times, reckoning
from kg.lang.times.grammar import TRAP, recognise, rules
from kg.lang.times.normalise import FORMS
from kg.lang.times.tokens import tokenize

DATE = dt.date(2021, 12, 2)  # a Thursday
NLP = spacy.blank("de")
TABLE = Path(__file__).with_name("times_cases.tsv")


def _cases() -> list[tuple[str, str]]:
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    pairs = [tuple(row.split("\t")) for row in rows if row.strip() and not row.startswith("#")]
    return [(text, expected) for text, expected in pairs[1:]]


CASES = _cases()


def _found(doc: Doc, date: dt.date | None = DATE) -> str:
    times = find_times(doc, date)
    return "; ".join(f"{t.text}|{t.type}|{t.value}" for t in times) or "-"


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(CASES) == 266
    assert sum(expected == "-" for _, expected in CASES) == 48


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_expressions_have_extent_type_and_value(text: str, expected: str) -> None:
    """Each sentence holds exactly the times that its line lists."""
    assert _found(NLP(text)) == expected


UNDATED = [
    ("Am Donnerstag kam er an.", "Donnerstag|DATE|XXXX-WXX-4"),
    ("Am Donnerstagabend kam er an.", "Donnerstagabend|TIME|XXXX-WXX-4TEV"),
    ("Am 2. Dezember kam er an.", "2. Dezember|DATE|XXXX-12-02"),
    ("Am 2. Dezember 2021 kam er an.", "2. Dezember 2021|DATE|2021-12-02"),
    ("Im Juni kam er an.", "Juni|DATE|XXXX-06"),
    ("Gestern kam er an.", "Gestern|DATE|PAST_REF"),
    ("Heute kam er an.", "Heute|DATE|PRESENT_REF"),
    ("Morgen kommt er an.", "Morgen|DATE|FUTURE_REF"),
    ("Vor drei Jahren kam er an.", "Vor drei Jahren|DATE|PAST_REF"),
    ("Um 14 Uhr kam er an.", "14 Uhr|TIME|XXXX-XX-XXT14:00"),
    ("Vergangene Woche kam er an.", "Vergangene Woche|DATE|XXXX-WXX"),
]


@pytest.mark.parametrize(("text", "expected"), UNDATED, ids=[text for text, _ in UNDATED])
def test_without_a_date_relative_times_stay_open(text: str, expected: str) -> None:
    """What depends on the article's date is given with X, or as past, present or future."""
    assert _found(NLP(text), None) == expected


def test_open_times_have_no_bounds() -> None:
    """A time that is not resolved claims no days."""
    times = find_times(NLP("Am Donnerstag und im Juni kam er an."), None)

    assert [(t.earliest, t.latest) for t in times] == [(None, None), (None, None)]


BOUNDS = [  # text, earliest, latest
    ("Am Montag kam er an.", "2021-11-29", "2021-11-29"),
    ("In der Nacht zum Mittwoch kam er an.", "2021-11-30", "2021-12-01"),
    ("Vergangene Woche kam er an.", "2021-11-22", "2021-11-28"),
    ("Am vergangenen Wochenende kam er an.", "2021-11-27", "2021-11-28"),
    ("Im Februar 2020 kam er an.", "2020-02-01", "2020-02-29"),
    ("Anfang Juni 2020 kam er an.", "2020-06-01", "2020-06-10"),
    ("Mitte Juni 2020 kam er an.", "2020-06-11", "2020-06-20"),
    ("Ende Juni 2020 kam er an.", "2020-06-21", "2020-06-30"),
    ("Im Winter 2020 kam er an.", "2020-12-01", "2021-02-28"),
    ("Im zweiten Quartal 2020 kam er an.", "2020-04-01", "2020-06-30"),
    ("Das zweite Halbjahr 2020 war gut.", "2020-07-01", "2020-12-31"),
    ("In den 1990er Jahren kam er an.", "1990-01-01", "1999-12-31"),
    ("Im 19. Jahrhundert kam er an.", "1800-01-01", "1899-12-31"),
    ("In den vergangenen drei Tagen kam er an.", "2021-11-29", "2021-12-02"),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_a_value_covers_its_days(text: str, earliest: str, latest: str) -> None:
    """``earliest`` and ``latest`` are the first and last day that the expression may mean."""
    (time,) = find_times(NLP(text), DATE)

    assert (str(time.earliest), str(time.latest)) == (earliest, latest)


PARSED = [  # words, part of speech, heads, dependencies, tense of the finite verb, expected
    (
        "Lawrow trifft am Freitag Rice",
        "PROPN VERB ADP PROPN PROPN",
        (1, 1, 3, 1, 1),
        "Pres",
        "12-03",
    ),
    ("Lawrow lobt am Freitag Rice", "PROPN VERB ADP PROPN PROPN", (1, 1, 3, 1, 1), "Past", "11-26"),
    ("Lawrow xyzt am Freitag Rice", "PROPN VERB ADP PROPN PROPN", (1, 1, 3, 1, 1), "Pres", "12-03"),
]


@pytest.mark.parametrize(("words", "pos", "heads", "tense", "expected"), PARSED)
def test_the_governing_verb_chooses_the_weekday(
    words: str, pos: str, heads: tuple[int, ...], tense: str, expected: str
) -> None:
    """The tense of the verb that the weekday hangs on decides between last and next Friday."""
    verb = f"VerbForm=Fin|Tense={tense}"
    doc = Doc(
        NLP.vocab,
        words=words.split(),
        pos=pos.split(),
        heads=list(heads),
        deps=["nsubj", "ROOT", "case", "obl", "obj"],
        morphs=["", verb, "", "", ""],
    )
    (time,) = find_times(doc, DATE)

    assert time.value == f"2021-{expected}"


def test_a_participle_before_its_noun_gives_the_tense() -> None:
    """A participle in the noun phrase says "am Freitag veröffentlichte": the Friday before."""
    doc = Doc(
        NLP.vocab,
        words=["Das", "am", "Freitag", "veröffentlichte", "Buch", "empört", "Lawrow"],
        pos=["DET", "ADP", "PROPN", "ADJ", "NOUN", "VERB", "PROPN"],
        heads=[4, 2, 3, 4, 5, 5, 5],
        deps=["det", "case", "obl", "amod", "nsubj", "ROOT", "obj"],
    )
    (time,) = find_times(doc, DATE)

    assert time.value == "2021-11-26"


def test_a_person_is_no_weekday() -> None:
    """Where the Doc knows names, a weekday inside one is left alone."""
    doc = Doc(NLP.vocab, words=["Xaveria", "Sonntag", "sprach"], ents=["B-PER", "I-PER", "O"])

    assert find_times(doc, DATE) == ()


def test_every_rule_finds_its_example() -> None:
    """Each line of rules.tsv shows a phrase that it reads, and a trap leaves no time in it."""
    lost = []
    for rule in rules():
        tokens = tokenize(rule.example)
        spans = [m.span("x") for m in rule.pattern.finditer(tokens.symbols)]
        kept = [s for s in spans if s[0] < s[1] and all(g(tokens, *s) for g in rule.guards)]
        if not kept or (rule.form == TRAP and recognise(rule.example)):
            lost.append(rule.example)

    assert len(rules()) == 165
    assert lost == []


def test_every_form_has_a_meaning() -> None:
    """The rules use the forms that the normaliser knows, and all of them."""
    assert {rule.form for rule in rules()} - {TRAP} == FORMS


EASTERS = [(1818, "03-22"), (1943, "04-25"), (2000, "04-23"), (2008, "03-23"), (2024, "03-31")]


@pytest.mark.parametrize(("year", "expected"), EASTERS)
def test_easter_is_computed(year: int, expected: str) -> None:
    """Movable feasts hang on Easter Sunday, by the Gregorian reckoning."""
    assert reckoning.easter(year).isoformat() == f"{year}-{expected}"


PIECES = [text for text, _ in CASES] + [
    "31.02.2021",
    "99.99.",
    "W53",
    "\n\n",
    "12",
    "Jahr",
    "–",
    "vor",
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join),
    st.none() | st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
)
def test_offsets_cut_out_the_text(text: str, date: dt.date | None) -> None:
    """Any text on any date gives times in order, apart, with their own words and sound bounds."""
    times = find_times(NLP(text), date)

    assert [t.text for t in times] == [text[t.begin : t.end] for t in times]
    assert all(a.end <= b.begin for a, b in itertools.pairwise(times))
    assert all(t.earliest <= t.latest for t in times if t.earliest and t.latest)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789.:,/-– JahrMi'\n§%er", max_size=40))
def test_no_string_of_digits_breaks_it(text: str) -> None:
    """Marks and digits in any order are read without an error."""
    assert all(t.text for t in find_times(NLP(text), DATE))
