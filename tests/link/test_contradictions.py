"""What a text says of somebody against what the base knows: office, era, sex, party, kin, place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.link import Decisions, Linker, compiler, records, scoring
from kg.link.search import find
from kg.model import (
    Article,
    Entity,
    EntityType,
    Extraction,
    Mention,
    MentionForm,
    Position,
)

TABLE = Path(__file__).with_name("people.jsonl")


@pytest.fixture(scope="module")
def linker(tmp_path_factory: pytest.TempPathFactory) -> Linker:
    """A linker on a made-up base of people who share names."""
    path = tmp_path_factory.mktemp("kb") / "people.sqlite"
    compiler.compile_base(records.read(TABLE), path, compiler.Recipe("made up", ("CC0-1.0",)))
    return Linker.open(path, decisions=Decisions())


def reading(
    text: str, name: str, year: int, office: str = "", of: str = "", *, former: bool = False
) -> Extraction:
    """An article in which somebody is named, with the office and the state that reading gives."""
    entities = [Entity("e", EntityType.PERSON, name, of="s" if of else None, office=office or None)]
    mentions = [_mention("m", text, name, EntityType.PERSON, "e")]
    if of:
        entities.append(Entity("s", EntityType.STATE, of))
    positions = ()
    if office:
        owner = "s" if of else None
        positions = (Position("p", "e", office, owner, former, (0, len(text)), "test"),)
    article = Article("a", text, dt.date(year, 6, 1))
    return Extraction(article, tuple(mentions), tuple(entities), positions=positions)


def _mention(number: str, text: str, name: str, kind: EntityType, entity: str) -> Mention:
    at = text.index(name)
    return Mention(number, at, at + len(name), name, MentionForm.NAME, kind, entity)


FEATURES = [  # text, name, year, office, state as read, candidate, a feature it has
    ("Der nordländische Präsident Emil Vogt kam.", "Emil Vogt", 1990, "Präsident", "Nordland",
     "Q101", "office_held"),
    ("Präsident Emil Vogt kam in Südhafen an.", "Emil Vogt", 1990, "Präsident", "Südland",
     "Q101", "office_fits"),
    ("Präsident Emil Vogt kam.", "Emil Vogt", 1990, "Präsident", "", "Q102", "office_later"),
    ("Der nordländische Präsident Emil Vogt kam.", "Emil Vogt", 1990, "Präsident", "Nordland",
     "Q103", "office_other"),
    ("Der südländische Präsident Emil Vogt kam.", "Emil Vogt", 2003, "Präsident", "Südland",
     "Q102", "of_other"),
    ("Präsident Emil Vogt kam in Südhafen an.", "Emil Vogt", 2003, "Präsident", "Südland",
     "Q102", "near_other"),
    ("Die Ministerin Emil Vogt kam.", "Emil Vogt", 2003, "Ministerin", "", "Q102", "sex_other"),
    ("Emil Vogt (SPD) sprach im Parlament.", "Emil Vogt", 2003, "", "", "Q103", "party_other"),
    ("Emil Vogt (CDU) sprach im Parlament.", "Emil Vogt", 2003, "", "", "Q103", "party_same"),
    ("Emil Vogt senior kam zum Präsidenten.", "Emil Vogt", 2003, "", "", "Q102",
     "generation_other"),
    ("Emil Vogt junior kam zum Präsidenten.", "Emil Vogt", 2003, "", "", "Q101",
     "generation_other"),
    ("Der Arzt Emil Vogt half.", "Emil Vogt", 2003, "", "", "Q102", "occupation_other"),
    ("Er landete am Flughafen Emil Vogt.", "Emil Vogt", 2003, "", "", "Q102", "named_after"),
    ("Emil Vogt sprach im Parlament.", "Emil Vogt", 1960, "", "", "Q102", "before_time"),
    ("Präsident Emil Vogt sprach.", "Emil Vogt", 2015, "Präsident", "", "Q101", "after_time"),
]  # fmt: skip
CHOICES = [  # text, name, year, office, state as read, who is meant
    ("Präsident Emil Vogt kam in Südhafen an.", "Emil Vogt", 1990, "Präsident", "Südland", "Q101"),
    ("Präsident Emil Vogt kam in Südhafen an.", "Emil Vogt", 2003, "Präsident", "Südland", "Q102"),
    ("Präsident Vogt warnte vor einem Krieg.", "Vogt", 1990, "Präsident", "", "Q101"),
    ("Vogt warnte vor der nordländischen Armee.", "Vogt", 2003, "", "", "Q102"),
    ("Vogt verkaufte nordländische Schuhe.", "Vogt", 2003, "", "", None),
    ("Lund warnte vor der nordländischen Armee.", "Lund", 2003, "", "", None),
    ("Der Arzt Emil Vogt half in Nordland.", "Emil Vogt", 2003, "", "", None),
    ("Er landete am Flughafen Emil Vogt in Nordland.", "Emil Vogt", 2003, "", "", None),
    ("Der südländische Präsident Emil Vogt kam.", "Emil Vogt", 2003, "Präsident", "Südland", None),
]


def test_the_tables_are_whole() -> None:
    assert (len(FEATURES), len(CHOICES)) == (15, 9)


@pytest.mark.parametrize(
    ("text", "name", "year", "office", "of", "qid", "feature"),
    FEATURES,
    ids=[f[6] for f in FEATURES],
)
def test_agreement_and_contradiction_are_features(
    linker: Linker, text: str, name: str, year: int, office: str, of: str, qid: str, feature: str
) -> None:
    context = linker.context(reading(text, name, year, office, of))
    entity = context.entities["e"]
    found = find(entity, context)
    one = next(f for f in found if f.entry.qid == qid)

    assert feature in scoring.features(one, found, entity, context)


@pytest.mark.parametrize(("text", "name", "year", "office", "of", "qid"), CHOICES)
def test_who_is_meant(
    linker: Linker, text: str, name: str, year: int, office: str, of: str, qid: str | None
) -> None:
    links = linker.link(reading(text, name, year, office, of))

    assert links.links[0].qid == qid
