"""A future is no passive, whatever the network says of the auxiliary."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from kg.lang.futures import mend_futures, only_infinitive

KNOWN = frozenset({"besuchen", "vergeben", "treffen", "reisen", "erhalten"})


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("verhandeln", True), ("weigern", True), ("diskutieren", True), ("besuchen", True),
        ("reisen", True), ("treffen", True), ("vergeben", False), ("erhalten", False),
        ("gesehen", False), ("verhandelt", False), ("unbekannten", False),
    ],
)  # fmt: skip
def test_forms_that_can_be_infinitives_only(form: str, expected: bool) -> None:
    """Participles in -en stay open; weak verbs and -eln, -ern, -ieren do not."""
    assert only_infinitive(form, KNOWN.__contains__) is expected


@pytest.mark.parametrize(
    ("verb", "labels", "voice"),
    [
        ("verhandeln", ["nsubj", "aux", "ROOT"], ""),
        ("verhandelt", ["nsubj:pass", "aux:pass", "ROOT"], "|Voice=Pass"),
        ("vergeben", ["nsubj:pass", "aux:pass", "ROOT"], "|Voice=Pass"),
    ],
)
def test_a_mistaken_passive_is_mended(verb: str, labels: list[str], voice: str) -> None:
    """The subject, the auxiliary and both bundles change; true passives stay."""
    found = ["nsubj:pass", "aux:pass", "ROOT"]
    features = ["Case=Nom", "Mood=Ind|VerbForm=Fin|Voice=Pass", "VerbForm=Part"]
    parse = SimpleNamespace(
        lemma=["Norwegen", "werden", verb], head=[2, 2, 2], dep=found, morph=features
    )
    mend_futures(["Norwegen", "wird", verb], parse, KNOWN.__contains__)

    assert found == labels
    assert features[1] == "Mood=Ind|VerbForm=Fin" + voice
    assert features[2] == ("VerbForm=Inf" if labels[1] == "aux" else "VerbForm=Part")
