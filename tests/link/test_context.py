"""What stands beside a name: countries in so many words, politics, spelt-out abbreviations."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.link import Decisions, Linker
from kg.link import context as contexts
from kg.link.names import spoken_forms
from kg.link.search import find
from kg.link.tables import politics, transcribed
from kg.model import Article, Entity, Extraction, Mention


@pytest.fixture(scope="module")
def bundled() -> Linker:
    """The bundled base, without anything of the user's."""
    return Linker.open(decisions=Decisions())


def article(kind: str, text: str, *names: str) -> Extraction:
    """An article of one entity with these names."""
    mentions = tuple(
        Mention(f"m{i}", text.index(n), text.index(n) + len(n), n, "name", kind, "e")
        for i, n in enumerate(names)
    )
    day = dt.date(2010, 1, 1)
    return Extraction(Article("a", text, day), mentions, (Entity("e", kind, names[0]),))


BESIDE = [
    ("Sein Haus steht bei Lebanon (Ohio).", "Lebanon", {"Vereinigte Staaten"}),
    ("In Tripoli im nördlichen Libanon starben 18.", "Tripoli", {"Libanon"}),
    ("In Tripoli im Norden des Libanon starben 18.", "Tripoli", {"Libanon"}),
    ("In Hyderabad, einer Stadt im Süden Pakistans, brannte es.", "Hyderabad", {"Pakistan"}),
    ("In der spanischen Stadt Valencia regnete es.", "Valencia", {"Spanien"}),
    ("In der nordspanischen Hafenstadt Gijon regnete es.", "Gijon", {"Spanien"}),
    ("Sie traf in Genf in der Schweiz ein.", "Genf", {"Schweiz"}),
    ("Er flog von Genf nach Libyen.", "Genf", set()),
    ("In Genf (Archivbild) und Wien.", "Genf", set()),
    ("Genf, Wien und Rom stimmten zu.", "Genf", set()),
    ("Sie lehrt in Cambridge, Massachusetts.", "Cambridge", {"Vereinigte Staaten"}),
    ("In Berlin, Sachsen, Hessen und Bremen.", "Berlin", set()),
]
POLITICS = [
    ("Der Abgeordnete Kunz Hinz sprach.", True),
    ("Kunz Hinz (CDU) sprach.", True),
    ("Nach der Wahl trat Kunz Hinz zurück.", True),
    ("Der Torwart Kunz Hinz hielt.", False),
    ("Zur Auswahl stand Kunz Hinz.", False),
    ("Kunz Hinz malte ein Bild.", False),
]
FORMS = [
    ("EADS", ("eads",)),
    ("Putins", ("putins", "putin")),
    ("Kosovos", ("kosovos", "kosovo")),
    ("IGES", ("iges",)),
]
SPELT = [
    ("Gefeiert hat die Norwegian Cruise Line (NCL).", ("NCL", "Norwegian Cruise Line"), 0),
    ("Der Chaos Computer Club (CCC) tagte.", ("CCC", "Chaos Computer Club"), 0),
    ("Die Muslim-Liga (PML-N) tagte.", ("PML-N", "Muslim-Liga"), 1),
    ("Die PSOE tagte.", ("PSOE",), 1),
]


def test_the_tables_are_whole() -> None:
    assert (len(BESIDE), len(POLITICS), len(FORMS), len(SPELT)) == (12, 6, 4, 4)


@pytest.mark.parametrize(("text", "name", "countries"), BESIDE)
def test_countries_beside_a_place(
    bundled: Linker, text: str, name: str, countries: set[str]
) -> None:
    context = contexts.of(article("Place", text, name), bundled.base)
    found = {bundled.base.entry(c) for c in context.beside("e")}
    assert {e.label for e in found if e} == countries


@pytest.mark.parametrize(("text", "political"), POLITICS)
def test_politics_near_a_person(bundled: Linker, text: str, *, political: bool) -> None:
    context = contexts.of(article("Person", text, "Kunz Hinz"), bundled.base)
    assert context.is_political("e") is political
    assert context.is_political("nobody")


@pytest.mark.parametrize(("name", "forms"), FORMS)
def test_an_abbreviation_in_capitals_has_no_genitive(name: str, forms: tuple[str, ...]) -> None:
    assert spoken_forms(name) == forms


@pytest.mark.parametrize(("text", "names", "count"), SPELT)
def test_an_abbreviation_that_is_spelt_out_is_what_it_says(
    bundled: Linker, text: str, names: tuple[str, ...], count: int
) -> None:
    extraction = article("Organisation", text, *names)
    context = contexts.of(extraction, bundled.base)
    assert min(1, len(find(extraction.entities[0], context))) == count


def test_another_middle_name_is_another_person(bundled: Linker) -> None:
    text = "Die Tochter von John F. Kennedy kam."
    extraction = article("Person", text, "John F. Kennedy")
    context = contexts.of(extraction, bundled.base)
    labels = {f.entry.label for f in find(extraction.entities[0], context)}
    assert "John Neely Kennedy" not in {
        hit.text
        for f in find(extraction.entities[0], context)
        for hit in bundled.base.aliases(f.entry.id)
    }, labels


def test_data_of_the_surroundings_is_whole() -> None:
    assert politics().search("der ministerprasident sprach")
    assert {"RU", "IR", "CN"} <= transcribed()
    assert not transcribed() & {"DE", "US", "FR", "PL", "TR"}
