"""What in the words said makes them a warning: the first line of the lexicon that holds."""

from __future__ import annotations

import pytest

from kg.read.warnings.alarm import WarningConstruction
from kg.read.warnings.signs import announced_harm, find_sign, hostile_deed
from tests.frozen import tree
from tests.read.warnings.told import message

SIGNS = [  # sentence, kind, entry, construction
    ("Wenn Peru nicht einlenkt, werden wir die Grenze schließen.", "threat", "warning:schließen",
     WarningConstruction.WORD_OF_HARM),
    ("Das werde Konsequenzen haben.", "threat", "warning:Konsequenz",
     WarningConstruction.WORD_OF_HARM),
    ("Wenn Peru zahlt, klagen wir.", "threat", "warning:klagen", WarningConstruction.WORD_OF_HARM),
    ("Wer den Hafen von Lomé anrührt, den werden wir finden.", "threat", "warning:wer",
     WarningConstruction.CONDITION),
]  # fmt: skip
NO_SIGNS = [
    "Wird das Konsequenzen haben?",
    "Chile wird schweigen.",
    "Wenn Peru zahlt, wird Chile helfen.",
]
ANNOUNCED = [
    ("Kanada kündigte Vergeltung an.", "warning:Vergeltung"),
    ("Kanada kündigte neue Angriffe an.", "warning:Angriff"),
    ("Kanada kündigte ein Fest an.", "None"),
]
DEEDS = [
    ("Sie behielt sich vor, den Botschafter abzuberufen.", "warning:abberufen"),
    ("Sie behielt sich vor, den Botschafter freizulassen.", "None"),
    ("Man werde einen Zoll auf Stahl erheben.", "warning:Zoll erheben"),
]


@pytest.mark.parametrize(("text", "kind", "entry", "construction"), SIGNS)
def test_a_sign(text: str, kind: str, entry: str, construction: WarningConstruction) -> None:
    """A sign tells kind, entry and construction."""
    found = find_sign(message(text))

    assert found is not None
    assert (found.kind, str(found.entry), found.construction) == (kind, entry, construction)


@pytest.mark.parametrize("text", NO_SIGNS)
def test_no_sign(text: str) -> None:
    """Questions, plain news and kindness are no warning."""
    assert find_sign(message(text)) is None


def test_the_halves_of_a_condition() -> None:
    """Condition and consequence are kept."""
    found = find_sign(message("Wenn Peru nicht einlenkt, werden wir die Grenze schließen."))

    assert found is not None
    assert " ".join(w.text for w in found.condition) == "Wenn Peru nicht einlenkt ,"
    assert " ".join(w.text for w in found.consequence) == "werden wir die Grenze schließen ."


@pytest.mark.parametrize(("text", "entry"), ANNOUNCED)
def test_announced_harm(text: str, entry: str) -> None:
    """Some nouns make an announcement a threat."""
    assert str(announced_harm(tree(text))) == entry


@pytest.mark.parametrize(("text", "entry"), DEEDS)
def test_hostile_deeds(text: str, entry: str) -> None:
    """A deed is hostile unless a kindness stands beside it."""
    assert str(hostile_deed(tree(text))) == entry
