"""Hand-made readings: the rich one fills every field of the model."""

from __future__ import annotations

import dataclasses
import datetime as dt

from kg.model import (
    Article,
    Candidate,
    Entity,
    Extraction,
    IssuedWarning,
    Link,
    LinkedExtraction,
    Links,
    Meeting,
    Mention,
    OfficeTerm,
    Position,
    Signature,
    Span,
    StateBody,
    Statement,
    Time,
)

TEXT = (
    "Ministertreffen am Genfersee\n"
    "\n"
    "Außenministerin Anna Vogt traf am 3. Mai 2022 in Montreux den nordischen Amtskollegen "
    "Erik Lund. "
    "Am Rande der Konferenz sprachen sie mit dem Seenbund. "
    "„Wer das Ufer sperrt, wird die Folgen spüren“, warnte Vogt gegenüber dem Nordstaat. "
    "Lund sagte nach Angaben des Seenbunds, „wir sperren nichts“. "
    "Montreux teilte mit, ein weiteres Gespräch sei im Juni geplant.\n"
    "\n"
    "Kommentar schreiben\n"
)
DATE = dt.date(2022, 5, 4)


def span(words: str, text: str = TEXT, nth: int = 0) -> Span:
    """Return where ``words`` stand in the text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def sentence(start: str, end: str) -> Span:
    """Return the stretch from ``start`` to the end of ``end``."""
    return span(start)[0], span(end)[1]


def _mention(
    number: int, words: str, form: str, type_: str, entity: str, *, nth: int = 0
) -> Mention:
    begin, end = span(words, nth=nth)
    return Mention(f"n{number}", begin, end, words, form, type_, entity)  # type: ignore[arg-type]


ENTITIES = (
    Entity("e1", "Person", "Anna Vogt", office="Außenministerin", of="e4"),
    Entity("e2", "Person", "Erik Lund", office="Amtskollege"),
    Entity("e3", "State", "Nordstaat"),
    Entity("e4", "State", "Seeland"),
    Entity("e5", "Organisation", "Seenbund", of="e4"),
    Entity("e6", "Place", "Montreux", acts_for="e4"),
)
MENTIONS = (
    _mention(1, "Anna Vogt", "name", "Person", "e1"),
    _mention(2, "Vogt", "name", "Person", "e1", nth=1),
    _mention(3, "Erik Lund", "name", "Person", "e2"),
    _mention(4, "Lund", "name", "Person", "e2", nth=1),
    _mention(5, "Amtskollegen", "nominal", "Person", "e2"),
    _mention(6, "sie", "pronoun", "Person", "e1"),
    _mention(7, "Nordstaat", "name", "State", "e3"),
    _mention(8, "Seenbund", "name", "Organisation", "e5"),
    _mention(9, "Seenbunds", "name", "Organisation", "e5"),
    _mention(10, "Montreux", "name", "Place", "e6"),
)
_MEETING = sentence("Außenministerin", "Erik Lund.")
_MARGIN = sentence("Am Rande", "mit dem Seenbund.")
_WARNING = sentence("„Wer das Ufer", "Nordstaat.")
_DENIAL = sentence("Lund sagte", "nichts“.")
_PLAN = sentence("Montreux teilte", "geplant.")

RICH = LinkedExtraction(
    extraction=Extraction(
        article=Article(
            id="2022/05 ä",
            text=TEXT,
            date=DATE,
            source="seepost.example",
            url="https://seepost.example/2022/05",
            title="Ministertreffen am Genfersee",
            title_span=span("Ministertreffen am Genfersee"),
            skipped=(span("Kommentar schreiben"),),
            month="2022-05",
            reader="trafilatura 2.3.1",
        ),
        mentions=MENTIONS,
        entities=ENTITIES,
        times=(
            Time(
                *span("3. Mai 2022"),
                "3. Mai 2022",
                "DATE",
                "2022-05-03",
                dt.date(2022, 5, 3),
                dt.date(2022, 5, 3),
            ),
            Time(*span("im Juni"), "im Juni", "DATE", "2022-06"),
        ),
        positions=(
            Position(
                "p1",
                "e1",
                "Außenministerin",
                "e4",
                former=False,
                evidence=span("Außenministerin Anna Vogt"),
                entry="offices/Außenministerin+name",
                pattern="before name",
                start=dt.date(2021, 1, 2),
                confidence=0.95,
            ),
            Position(
                "p2",
                "e2",
                "Außenminister",
                None,
                former=True,
                evidence=span("Amtskollegen Erik Lund"),
                entry="offices/Amtskollege+name",
                pattern="before name",
                acting=True,
                end=dt.date(2022, 4, 30),
            ),
        ),
        meetings=(
            Meeting(
                "m1",
                "bilateral",
                "occurred",
                ("e1", "e2"),
                "e6",
                "2022-05-03",
                span("traf"),
                _MEETING,
                "meet/treffen",
                earliest=dt.date(2022, 5, 3),
                latest=dt.date(2022, 5, 3),
                part_of="m2",
                also=(span("Ministertreffen"),),
                pattern="verb",
                confidence=0.9,
            ),
            Meeting(
                "m2",
                "multilateral",
                "ongoing",
                ("e1", "e2", "e5"),
                None,
                None,
                span("sprachen"),
                _MARGIN,
                "meet/sprechen",
                pattern="verb",
            ),
            Meeting(
                "m3",
                "negotiation",
                "planned",
                (),
                None,
                "2022-06",
                span("Gespräch"),
                _PLAN,
                "meet/Gespräch",
                pattern="noun",
                according_to="e6",
            ),
        ),
        warnings=(
            IssuedWarning(
                "w1",
                "threat",
                "e1",
                ("e3", "e2"),
                "Wer das Ufer sperrt, wird die Folgen spüren",
                content=(span("Wer das Ufer sperrt, wird die Folgen spüren"),),
                cue=(span("warnte"),),
                frame=(span("warnte Vogt"),),
                speaker_spans=(span("Vogt", nth=1),),
                addressee_spans=(span("dem Nordstaat"),),
                evidence=_WARNING,
                entry="warn/warnen",
                pattern="verb of warning",
                condition=(span("Wer das Ufer sperrt"),),
                consequence=(span("wird die Folgen spüren"),),
                date="2022-05",
                earliest=dt.date(2022, 5, 1),
                latest=dt.date(2022, 5, 4),
                according_to="e5",
                confidence=0.75,
            ),
        ),
        statements=(
            Statement(
                "s1",
                "deny",
                "e2",
                ("e1",),
                "wir sperren nichts",
                "direct",
                content=(span("wir sperren nichts"),),
                cue=(span("sagte"),),
                frame=(span("Lund sagte"),),
                speaker_spans=(span("Lund", nth=1),),
                addressee_spans=(span("Vogt", nth=1),),
                evidence=_DENIAL,
                entry="say/sagen",
                pattern="direct, cue first",
                date="2022",
                earliest=dt.date(2022, 1, 1),
                latest=dt.date(2022, 12, 31),
                according_to="e5",
                confidence=0.5,
            ),
            Statement(
                "s2",
                "say",
                "e6",
                (),
                None,
                "indirect",
                content=(span("ein weiteres Gespräch sei im Juni geplant"),),
                cue=(span("teilte"), span("mit", nth=1)),
                frame=(span("Montreux teilte mit"),),
                speaker_spans=(span("Montreux", nth=1),),
                addressee_spans=(),
                evidence=_PLAN,
                entry="say/mitteilen",
                pattern="indirect, main clause",
            ),
        ),
    ),
    links=Links(
        links=(
            Link(
                "e1",
                "Q900001",
                "Anna Vogt (Politikerin)",
                0.93,
                nil=False,
                candidates=(
                    Candidate(
                        "Q900001",
                        "Anna Vogt (Politikerin)",
                        0.93,
                        (("name", 1.0), ("prior", 0.25)),
                        "alias Anna Vogt (de)",
                    ),
                    Candidate("Q900002", "Anna Vogt (Malerin)", 0.04, (("name", 1.0),), "label"),
                ),
            ),
            Link(
                "e2",
                None,
                None,
                0.2,
                nil=True,
                candidates=(Candidate("Q900003", "Erik Lund", 0.2),),
            ),
            Link("e4", "Q900004", "Seeland", 1.0, nil=False, judgement="pinned"),
        ),
        terms=(OfficeTerm("p1", dt.date(2021, 1, 1), dt.date(2023, 6, 30)),),
        bodies=(StateBody("e5", "parliament"),),
    ),
    signature=Signature(
        program="depesche 0.1.0",
        pipeline="de_depesche 1",
        pipeline_digest="cd" * 32,
        snapshot="kb-test",
        snapshot_digest="ab" * 32,
        min_confidence=0.4,
        lexicons_digest="ef" * 32,
    ),
)


def plain(
    article: str,
    *people: tuple[str, str | None],
    met: bool = True,
    date: dt.date | None = DATE,
    type_: str = "Person",
    known: str | None = None,
) -> LinkedExtraction:
    """Return a small reading: the people, given with their Wikidata numbers, met."""
    names = [name for name, _ in people]
    text = f"{' und '.join(names)} trafen sich. ({article})"
    entities = tuple(
        Entity(f"e{i}", type_, name)  # type: ignore[arg-type]
        for i, name in enumerate(names)
    )
    mentions = tuple(
        Mention(f"n{e.id}", *span(e.name, text), e.name, "name", e.type, e.id) for e in entities
    )
    meeting = Meeting(
        "m1",
        "bilateral",
        "occurred",
        tuple(e.id for e in entities),
        None,
        date.isoformat() if date else None,
        span("trafen", text),
        (0, len(text)),
        "meet/treffen",
    )
    links = tuple(
        Link(f"e{i}", qid, known or name, 0.9, nil=False)
        for i, (name, qid) in enumerate(people)
        if qid
    )
    extraction = Extraction(
        Article(article, text, date), mentions, entities, meetings=(meeting,) if met else ()
    )
    return LinkedExtraction(extraction, Links(links), RICH.signature)


def renamed(reading: LinkedExtraction, article: str) -> LinkedExtraction:
    """Return the same reading as one of another article."""
    extraction = reading.extraction
    return dataclasses.replace(
        reading,
        extraction=dataclasses.replace(
            extraction, article=dataclasses.replace(extraction.article, id=article)
        ),
    )


def _statement(
    number: int, act: str, speaker: str | None, to: tuple[str, ...], words: str
) -> Statement:
    where = span(words, _QUARREL)
    return Statement(
        f"s{number}",
        act,
        speaker,
        to,
        None,
        "indirect",
        (where,),  # type: ignore[arg-type]
        (),
        (),
        (),
        (),
        where,
        "say/test",
    )


_QUARREL = (
    "Seeland beschuldigt Erik Lund. Erik Lund weist das zurück. "
    "Erik Lund beschuldigt Seeland. Das sei unklar."
)
DENIALS = LinkedExtraction(
    Extraction(
        Article("streit", _QUARREL, dt.date(2022, 6, 1)),
        mentions=(
            Mention("n1", *span("Seeland", _QUARREL), "Seeland", "name", "State", "e1"),
            Mention("n2", *span("Erik Lund", _QUARREL), "Erik Lund", "name", "Person", "e2"),
        ),
        entities=(
            Entity("e1", "State", "Seeland"),
            Entity("e2", "Person", "Erik Lund"),
            Entity("e3", "Person", "Karl Meer"),
        ),
        statements=(
            _statement(1, "accuse", "e1", ("e2",), "Seeland beschuldigt Erik Lund."),
            _statement(2, "deny", "e2", (), "Erik Lund weist das zurück."),
            _statement(3, "accuse", "e2", ("e1",), "Erik Lund beschuldigt Seeland."),
            _statement(4, "say", None, (), "Das sei unklar."),
        ),
    ),
    Links((Link("e1", "Q900004", "Seeland", 1.0, nil=False),)),
    RICH.signature,
)
"""Two accusations, one of them denied, and words without a speaker."""
