"""Mends futures that the network takes for passives: "wird verhandeln" is no "wird verhandelt".

Treebanks have ten passives with "werden" for each future, and a network short of futures goes by
the auxiliary. The verb's own form decides where it can only be an infinitive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def mend_futures(
    forms: Sequence[str], lemmas: Sequence[str], heads: Sequence[int],
    labels: list[str], features: list[str], known: Callable[[str], bool],
) -> None:  # fmt: skip
    """Turn passives of "werden" with an infinitive into futures, in place; heads are indices."""
    for i, label in enumerate(labels):
        if lemmas[i] != "werden" or label not in ("aux", "aux:pass"):
            continue
        verb = heads[i]
        if label == "aux:pass" and only_infinitive(forms[verb], known):
            labels[i] = "aux"
            features[verb] = "VerbForm=Inf"
            for k, head in enumerate(heads):
                if head == verb and labels[k] in ("nsubj:pass", "csubj:pass"):
                    labels[k] = labels[k].removesuffix(":pass")
        if labels[i] == "aux":
            features[i] = features[i].removesuffix(_PASSIVE)
