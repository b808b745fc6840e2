"""Sentences end where a reader of news says they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.lang import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language

CASES = [  # a bar stands where a sentence starts
    "Er kam am 31. Januar nach Bern.| Dann reiste er weiter.",
    "Dr. Anna Weber sprach mit Prof. Karl Huber.| Beide schwiegen danach.",
    "Antony J. Blinken traf Wladimir V. Putin.| Das Treffen dauerte drei Stunden.",
    "Das gilt z. B. für Öl.| Gas ist ausgenommen.",
    "Der 2. Gipfel war kurz.| Der 3. Gipfel fiel aus.",
    "Am 2. Dezember beginnt die Konferenz.| Sie endet am 4. Dezember.",
    "„Das war gut“, sagte er.| „Wir kommen wieder.“",
    "„Das war gut.| Wir kommen wieder“, sagte er.",
    "„Wer droht, verliert“, sagte die Ministerin.| Ihr Kollege nickte.",
    "»Nein«, sagte er.| »Niemals.«",
    "“Das ist keine Antwort”, sagte sie.| Er widersprach.",
    "Wer kommt?| Niemand weiß es.",
    "Was für ein Tag!| Alle waren da.",
    "Die USA stimmten zu.| Russland lehnte ab.",
    "Die Verhandlungen scheiterten, so der Sprecher.| Eine neue Runde ist geplant.",
    "Er sagte: „Ja.“| Dann ging er.",
    "Die Lage ist ernst; niemand bestreitet das.| Hilfe kommt spät.",
    "Gegen 14.30 Uhr trafen sie ein.| Um 16 Uhr reisten sie ab.",
    "Der Preis stieg um 3,5 Prozent.| Die Nachfrage sank.",
    "Nach Angaben der Vereinten Nationen fehlen 1.200 Zelte.| Es wird kalt.",
    "Präsident Obama (USA) kam.| Kanzlerin Merkel (CDU) nicht.",
    "Die Sitzung des UN-Sicherheitsrats dauerte bis Mitternacht.| Ein Ergebnis gab es nicht.",
    "St. Petersburg ist schön.| Moskau ist größer.",
    "Er lebt in St. Gallen.| Sie lebt in Basel.",
    "Das Gespräch sei „sehr offen“ gewesen.| Man bleibe in Kontakt.",
    "Der Bericht (Nr. 12) liegt vor.| Er umfasst 40 Seiten.",
    "Ende Januar läuft die Frist ab.| Danach drohen Strafen.",
    "Die EU, die NATO usw. berieten.| Beschlüsse gab es keine.",
    "Er kam.| Er sah.| Er ging.",
    "Zuvor hatte der Iran protestiert.| Teheran sprach von einer „Provokation“.",
    "Die Minister trafen sich in Wien.| Dort sprachen sie über Syrien.",
    "Mr. Smith flog nach London.| Mrs. Jones blieb.",
    "Herr Lawrow schwieg.| Frau Rice auch.",
    "Im Jahr 2014 annektierte Russland die Krim.| 2022 folgte der Angriff.",
    "Man habe „keine Wahl“ gehabt, hieß es.| Die Opposition sieht das anders.",
    "„Ich komme“, sagte er, „aber nicht heute.“| Sie wartete.",
    "Der Botschafter wurde einbestellt.| Er kam nicht.| Sein Vertreter erschien.",
    "Das Treffen findet am Montag, dem 5. Mai, statt.| Ort ist Genf.",
    "Überschrift ohne Punkt\n\n|Der Text beginnt hier.| Und er geht weiter.",
    "Erste Zeile\n|Zweite Zeile mit Punkt.",
    "WASHINGTON – Der Präsident reist ab.| Er kehrt am Freitag zurück.",
    "Der Vertrag von 1987 läuft aus.| Ein neuer ist nicht in Sicht.",
    'Er sprach von einem "Fehler".| "Das war nicht klug", sagte er.',
    'Sie sagte: "Wir warten."| "Nein", rief jemand.| "Doch."',
    "Sie sagte: ``Wir warten.''| ``Nein'', rief jemand.",
    "Man habe „alles versucht“.| “Wir gehen”, sagte sie.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The bundled pipeline."""
    return load_pipeline()


def _marked(nlp: Language, text: str) -> str:
    out = []
    for number, sentence in enumerate(nlp(text).sents):
        out.append(("|" if number else "") + sentence.text_with_ws)
    return "".join(out).replace(" |", "| ").replace("\n|", "\n|")


@pytest.mark.neural
def test_boundaries(nlp: Language) -> None:
    """At most one in twenty of the sentences of the table is cut wrongly."""
    wrong = []
    for case in CASES:
        text = case.replace("|", "")
        starts = {s.start_char for s in nlp(text).sents}
        expected, at = {0}, 0
        for part in case.split("|")[:-1]:
            at += len(part)
            expected.add(at + len(text[at:]) - len(text[at:].lstrip()))
        if starts != expected:
            wrong.append(_marked(nlp, text))

    assert len(CASES) == 46
    assert len(wrong) <= 2, wrong
