"""Readers of the open treebanks and name corpora: one sentence shape for all.

Contracted prepositions ("im") are one word, as spaCy's tokenizer leaves them; labels are folded
to the set that all the treebanks share.
"""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

FOLDED = {
    "flat:name": "flat", "iobj": "obl:arg", "obl:tmod": "obl", "expl:pv": "expl",
    "nmod:poss": "nmod", "acl:relcl": "acl", "dobj": "obj", "nsubjpass": "nsubj:pass",
    "auxpass": "aux:pass", "csubjpass": "csubj:pass", "mwe": "fixed", "name": "flat",
    "neg": "advmod", "foreign": "flat", "compound:prt:": "compound:prt",
}  # fmt: skip
KEPT_FEATURES = ("Case", "Gender", "Mood", "Number", "Person", "Poss", "Tense", "VerbForm", "Voice")
_DATIVE = "Case=Dat"
UNKNOWN = "?"
"""Stands for the features of a word of which the corpus does not say all."""


@dataclass(slots=True)
class Sentence:
    """Words with whatever a corpus says of them; ``None`` where it says nothing."""

    words: list[str]
    upos: list[str] | None = None
    features: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    """1-based, 0 for the root."""
    labels: list[str] | None = None
    names: list[str] | None = None
    """BIO tags of the outer layer: PER, LOC, ORG, OTH."""
    source: str = ""

    @property
    def key(self) -> str:
        """The bare letters, to compare sentences by."""
        return "".join(self.words)


def opened(path: Path) -> Iterator[str]:
    """Yield the lines of an xz-compressed UTF-8 file without their ends."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_texts(path: Path) -> list[str]:
    """Return the sentences of a CoNLL-U file as they were printed, spaces and all."""
    mark = "# text = "
    return [line.removeprefix(mark).strip() for line in opened(path) if line.startswith(mark)]


def features(cell: str) -> str:
    """Return the features that the pipeline sets, in order, of a CoNLL-U cell."""
    kept = [f for f in cell.split("|") if f.split("=")[0] in KEPT_FEATURES]
    return "|".join(sorted(kept))


def read_trees(
    path: Path, *, source: str, keep_lemmas: bool = True, hdt: bool = False
) -> list[Sentence]:
    """Return the trees of a CoNLL-U file; sentences without exactly one root are left out.

    ``hdt`` mends that treebank's datives: an ``obj`` in the dative is ``obl:arg``.
    """
    found: list[Sentence] = []
    rows: list[list[str]] = []
    joined: list[tuple[int, int, str]] = []
    for line in [*opened(path), ""]:
        if line.startswith("#"):
            continue
        if line:
            cells = line.split("\t")
            if "." in cells[0]:
                continue
            if "-" in cells[0]:
                first, last = cells[0].split("-")
                joined.append((int(first), int(last), cells[1]))
                continue
            rows.append(cells)
            continue
        if rows:
            sentence = _tree(rows, joined, source, keep_lemmas=keep_lemmas, hdt=hdt)
            if sentence is not None:
                found.append(sentence)
        rows, joined = [], []
    return found


def _tree(
    rows: list[list[str]],
    joined: list[tuple[int, int, str]],
    source: str,
    *,
    keep_lemmas: bool,
    hdt: bool,
) -> Sentence | None:
    if any(not r[6].isdigit() for r in rows):
        return None
    heads = [int(r[6]) for r in rows]
    labels = [FOLDED.get(r[7], r[7]) for r in rows]
    if hdt:
        _mend_datives(rows, heads, labels)
    spans = {first: (last, form) for first, last, form in joined}
    new = [0] * (len(rows) + 1)
    chosen: list[int] = []
    words: list[str] = []
    at = 1
    while at <= len(rows):
        last, form = spans.get(at, (at, rows[at - 1][1]))
        inside = range(at, last + 1)
        outward = next((k for k in inside if heads[k - 1] not in inside), at)
        chosen.append(at if rows[at - 1][3] == "ADP" else outward)
        words.append(form)
        for k in inside:
            new[k] = len(words)
        at = last + 1
    merged = [new[heads[k - 1]] for k in chosen]
    if merged.count(0) != 1 or any(h == i for i, h in enumerate(merged, start=1)):
        return None
    return Sentence(
        words=words,
        upos=[rows[k - 1][3] for k in chosen],
        features=[_completed(rows[k - 1], labels[k - 1], source) for k in chosen],
        lemmas=[
            rows[k - 1][2] if w == rows[k - 1][1] else w.lower()
            for k, w in zip(chosen, words, strict=True)
        ]
        if keep_lemmas
        else None,
        heads=merged,
        labels=[labels[k - 1] for k in chosen],
        source=source,
    )


_PAST_SUBJUNCTIVE = re.compile(r"(würd|könnt|hätt|wär|müsst|müßt|dürft|gäb|käm)e(n|st|t)?")


def _completed(row: list[str], label: str, source: str) -> str:
    """Return a word's bundle, mended where its treebank leaves things out.

    PUD has no verb forms beside a mood; HDT calls every finite verb indicative and gives names
    neither case nor gender; neither marks the passive auxiliary.
    """
    word, tag, bundle = row[1], row[3], features(row[5])
    if source == "hdt" and tag == "PROPN":
        return UNKNOWN
    if source not in {"hdt", "pud"} or tag not in {"VERB", "AUX"}:
        return bundle
    if source == "hdt" and "Mood=Ind" in bundle:
        bundle = _with_mood(word.lower(), bundle)
    elif source == "pud" and "VerbForm=" not in bundle:
        bundle = bundle + "|VerbForm=Fin" if "Mood=" in bundle else UNKNOWN
    elif source == "pud" and "VerbForm=Part" in bundle:
        bundle = "VerbForm=Part"
    if label == "aux:pass" and "VerbForm=" in bundle and "Part" not in bundle:
        bundle += "|Voice=Pass"
    return bundle


def _with_mood(word: str, bundle: str) -> str:
    if _PAST_SUBJUNCTIVE.fullmatch(word):
        return bundle.replace("Mood=Ind", "Mood=Sub").replace("Tense=Pres", "Tense=Past")
    third = "Person=3" in bundle and "Tense=Pres" in bundle
    if word == "seien" or (third and "Number=Sing" in bundle and word == "sei"):
        return bundle.replace("Mood=Ind", "Mood=Sub")
    if third and "Number=Sing" in bundle and word.endswith("e"):
        return UNKNOWN if word.endswith("te") else bundle.replace("Mood=Ind", "Mood=Sub")
    return bundle


def _mend_datives(rows: list[list[str]], heads: list[int], labels: list[str]) -> None:
    for i, row in enumerate(rows):
        if labels[i] == "obj":
            determined = any(
                heads[k] == i + 1 and labels[k].startswith("det") and _DATIVE in rows[k][5]
                for k in range(len(rows))
            )
            if _DATIVE in row[5] or determined:
                labels[i] = "obl:arg"


_UNIMORPH = {
    "NOM": "Case=Nom", "GEN": "Case=Gen", "DAT": "Case=Dat", "ACC": "Case=Acc",
    "MASC": "Gender=Masc", "FEM": "Gender=Fem", "NEUT": "Gender=Neut",
    "SG": "Number=Sing", "PL": "Number=Plur", "1": "Person=1", "2": "Person=2", "3": "Person=3",
    "PRS": "Tense=Pres", "PST": "Tense=Past", "IND": "Mood=Ind", "SBJV": "Mood=Sub",
    "IMP": "Mood=Imp", "FIN": "VerbForm=Fin", "NFIN": "VerbForm=Inf", "V.PTCP": "VerbForm=Part",
    "PASS": "Voice=Pass",
}  # fmt: skip


def from_unimorph(word: str, cell: str) -> str:
    """Return the treebank's bundle for a UniMorph cell: ``N;DAT;FEM;SG`` → case, gender, number.

    Plural articles have no gender in the treebank. Possessives and bare cells are unknown.
    """
    tags = set(cell.split(";"))
    if "PSS" in tags or (cell == "_" and word.isalnum()):
        return UNKNOWN
    if {"DET", "PL"} <= tags:
        tags -= {"MASC", "FEM", "NEUT"}
    if "V.PTCP" in tags:
        tags -= {"PST", "PRS"}
    return "|".join(sorted(_UNIMORPH[t] for t in tags if t in _UNIMORPH))


def read_unimorph(path: Path, *, source: str) -> list[Sentence]:
    """Return forms with features and lemmas; sentences of the treebank's dev or test are left out."""
    found: list[Sentence] = []
    rows: list[list[str]] = []
    held = False
    for line in [*opened(path), ""]:
        if line.startswith("# sent_id"):
            held = line.split("=", 1)[1].strip().startswith(("dev-", "test-"))
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line:
            if rows and not held:
                words = [r[1] for r in rows]
                bundles = [from_unimorph(r[1], r[5]) for r in rows]
                lemmas = [r[2] for r in rows]
                found.append(Sentence(words, features=bundles, lemmas=lemmas, source=source))
            rows = []
    return found


def outer_name(tag: str) -> str:
    """Return a BIO tag without derivations and parts: ``S-LOCDERIV`` → ``O``, ``E-PER`` → ``I-PER``."""
    if tag == "O":
        return "O"
    place, kind = tag.split("-", 1)
    kind = kind.upper()
    if "DERIV" in kind or "PART" in kind:
        return "O"
    return {"S": "B", "E": "I"}.get(place, place) + "-" + kind


def read_names(
    path: Path, *, column: int = 1, separator: str = " ", source: str = ""
) -> list[Sentence]:
    """Return sentences with names from a column file, one word a line."""
    found: list[Sentence] = []
    words: list[str] = []
    names: list[str] = []
    for line in [*opened(path), ""]:
        if line.startswith("#"):
            continue
        if not line:
            if words:
                found.append(Sentence(words=words, names=_repaired(names), source=source))
            words, names = [], []
            continue
        cells = line.rsplit(separator, 1) if separator == " " else line.split(separator)
        if len(cells) <= column:
            words.append("?")  # a token of nothing, as the corpus has some
            names.append("O")
            continue
        words.append((cells[0] if separator == " " else cells[1]).strip() or "?")
        names.append(outer_name(cells[column]))
    return found


def _repaired(names: list[str]) -> list[str]:
    """Let each name begin with B: what follows a dropped tag may start inside."""
    out: list[str] = []
    for name in names:
        if name.startswith("I-") and (not out or out[-1][2:] != name[2:]):
            out.append("B-" + name[2:])
        else:
            out.append(name)
    return out


def near_copies(sentences: Iterable[Sentence], held: Iterable[Sentence]) -> set[int]:
    """Return the places of sentences that repeat a held-out one, or nearly do.

    A near copy shares nine tenths of the different words, both ways.
    """
    bags: dict[str, list[frozenset[str]]] = {}
    for h in held:
        bag = frozenset(w.lower() for w in h.words)
        for word in bag:
            bags.setdefault(word, []).append(bag)
    copies: set[int] = set()
    for place, sentence in enumerate(sentences):
        bag = frozenset(w.lower() for w in sentence.words)
        rare = min(bag, key=lambda w: len(bags.get(w, ())) or 10**9)
        second = sorted(bag, key=lambda w: len(bags.get(w, ())) or 10**9)[:3]
        for word in {rare, *second}:
            if any(
                len(bag & other) >= 0.9 * max(len(bag), len(other)) for other in bags.get(word, ())
            ):
                copies.add(place)
                break
    return copies
