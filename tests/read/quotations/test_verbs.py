"""What a verb of the lexicon reports, with its frame; and when it reports nothing."""

from __future__ import annotations

from kg.read.quotations.verbs import read_verb
from tests.read.quotations.told import cues, written


def test_the_frame_is_the_clause_without_what_is_said() -> None:
    """Behind what is said it begins with the verb."""
    first = cues("Ministerin Signe Vogt sagte, die Lager in Aden seien leer.")
    last = cues("Die Lager in Aden seien leer, sagte Ministerin Signe Vogt am Montag.")

    frames = [written(one.frame) for cue in (*first, *last) if (one := read_verb(cue))]
    assert frames == ["Ministerin Signe Vogt sagte .", "sagte Ministerin Signe Vogt am Montag ."]


def test_what_somebody_will_not_say_is_left_unsaid() -> None:
    """A neutral verb that is denied reports nothing."""
    [cue] = cues("Ministerin Signe Vogt wollte nicht sagen, ob die Lager leer sind.")

    assert cue.row.lemma == "sagen"
    assert read_verb(cue) is None
