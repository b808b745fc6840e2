"""Mends futures that the network takes for passives: "wird verhandeln" is no "wird verhandelt".

Treebanks have ten passives with "werden" for each future, and a network short of futures goes by
the auxiliary. The verb's own form decides where it can only be an infinitive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kg.lang.strong import strong_lemma

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NEVER_PARTICIPLE = ("eln", "ern", "ieren")
_PASSIVE = "|Voice=Pass"


def only_infinitive(form: str, known: Callable[[str], bool]) -> bool:
    """Whether a form in -n can be an infinitive only; ``known`` tells infinitives of the lexicon.

    Example: ``verhandeln``, ``besuchen``; not ``vergeben``, which is a participle too.
    """
    low = form.lower()
    return (
        low.endswith("n")
        and strong_lemma(low) is None
        and (low.endswith(_NEVER_PARTICIPLE) or known(low))
    )


class Parse(Protocol):
    """A parsed text, a list for each column; heads are places in it."""

    lemma: list[str]
    head: list[int]
    dep: list[str]
    morph: list[str]


def mend_futures(forms: Sequence[str], parse: Parse, known: Callable[[str], bool]) -> None:
    """Turn passives of "werden" with an infinitive into futures, in place."""
    for i, label in enumerate(parse.dep):
        if parse.lemma[i] != "werden" or label not in ("aux", "aux:pass"):
            continue
        verb = parse.head[i]
        if label == "aux:pass" and only_infinitive(forms[verb], known):
            parse.dep[i] = "aux"
            parse.morph[verb] = "VerbForm=Inf"
            _mend_subjects(parse, verb)
        if parse.dep[i] == "aux":
            parse.morph[i] = parse.morph[i].removesuffix(_PASSIVE)


def _mend_subjects(parse: Parse, verb: int) -> None:
    for i, head in enumerate(parse.head):
        if head == verb and parse.dep[i] in ("nsubj:pass", "csubj:pass"):
            parse.dep[i] = parse.dep[i].removesuffix(":pass")
