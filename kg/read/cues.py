"""Verbs and verb phrases that report an utterance, found by the speech lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lang.lexicon import rows
from kg.read.clauses import is_verb, particle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_PARTICLES_AT_END = frozenset(
    [
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "dar",
        "ein",
        "fest",
        "fort",
        "heraus",
        "her",
        "hervor",
        "hin",
        "hinzu",
        "klar",
        "mit",
        "nach",
        "nahe",
        "vor",
        "voraus",
        "vorher",
        "zu",
        "zurück",
        "bekannt",
    ]
)


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """One row of ``speech_verbs.tsv``."""

    lemma: str
    particle: str
    reflexive: bool
    beside: tuple[tuple[str, ...], ...]
    """All of these must stand in the clause, each as one of its alternatives."""
    act: str
    content: frozenset[str]
    addressee: tuple[str, ...]

    @property
    def entry(self) -> str:
        """Name of the lexicon entry: ``speech:zurückweisen``."""
        beside = "+".join("/".join(a) for a in self.beside)
        reflexive = "sich " if self.reflexive else ""
        return f"speech:{reflexive}{self.particle}{self.lemma}{'+' + beside if beside else ''}"


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb found in a sentence, with the tokens that make it up."""

    verb: Token
    row: SpeechVerb
    tokens: tuple[Token, ...]


@cache
def _table() -> dict[tuple[str, str], tuple[SpeechVerb, ...]]:
    """Return the lexicon by lemma and particle, the rows that ask for most first."""
    table: dict[tuple[str, str], list[SpeechVerb]] = {}
    for row in rows("speech_verbs"):
        verb, reflexive = row["verb"].removesuffix(" sich"), row["verb"].endswith(" sich")
        part, _, lemma = verb.rpartition("|")
        beside = (
            () if row["with"] == "-" else tuple(tuple(w.split("|")) for w in row["with"].split(","))
        )
        entry = SpeechVerb(
            lemma=lemma,
            particle=part,
            reflexive=reflexive,
            beside=beside,
            act=row["act"],
            content=frozenset(row["content"].split(",")),
            addressee=tuple(a for a in row["addressee"].split(",") if a != "-"),
        )
        table.setdefault((lemma, part), []).append(entry)
    return {
        key: tuple(sorted(found, key=lambda r: (-len(r.beside), not r.reflexive)))
        for key, found in table.items()
    }


@cache
def _joined() -> dict[str, tuple[str, str]]:
    """Return lemma and particle by the joined form: ``zurückweisen`` → ``weisen``, ``zurück``."""
    return {part + lemma: (lemma, part) for lemma, part in _table() if part}


def find_cues(sentence: DocSpan) -> Iterator[Cue]:
    """Yield the speech verbs of a sentence in order; quotation is not looked at here."""
    for token in sentence:
        if is_verb(token) or token.lemma_.lower() in ("lassen", "gelassen"):
            cue = _cue_at(token)
            if cue is not None:
                yield cue


def _cue_at(token: Token) -> Cue | None:
    lemma = token.lemma_.lower()
    part = particle(token) or _particle_at_end(token, lemma)
    keys = [(lemma, part)] if part else []
    if lemma in _joined():
        keys.append(_joined()[lemma])
    if not part:
        keys.append((lemma, ""))
    for key in keys:
        for row in _table().get(key, ()):
            tokens = _complete(token, row)
            if tokens is not None:
                return Cue(token, row, tokens)
    return None


def _particle_at_end(verb: Token, lemma: str) -> str:
    """Return a particle that the parse did not tie to ``verb`` but that ends its clause."""
    sent_end = verb.sent.end
    for i in range(verb.i + 1, sent_end):
        token = verb.doc[i]
        follows = verb.doc[i + 1] if i + 1 < sent_end else None
        if (
            token.lower_ in _PARTICLES_AT_END
            and (lemma, token.lower_) in _table()
            and (follows is None or follows.is_punct or follows.pos_ in ("CCONJ", "SCONJ", "PUNCT"))
        ):
            return str(token.lower_)
        if token.text in (":", ";") or (is_verb(token) and token.head != verb):
            return ""
    return ""


def _complete(verb: Token, row: SpeechVerb) -> tuple[Token, ...] | None:
    """Return the tokens of the phrase if all it asks for stands beside the verb, else ``None``."""
    tokens = [verb]
    near = list(_near(verb))
    if row.reflexive:
        reflexive = next((t for t in near if t.lower_ in ("sich", "uns", "mich")), None)
        if reflexive is None:
            return None
    for alternatives in row.beside:
        found = next(
            (t for t in near if t.lemma_ in alternatives or t.lower_ in alternatives), None
        )
        if found is None:
            return None
        if found.pos_ not in ("ADP", "ADV", "PART") or found.head == verb:
            tokens.append(found)
    if row.particle:
        tokens.extend(t for t in near if t.lower_ == row.particle and t.i > verb.i)
    return tuple(sorted(set(tokens), key=lambda t: t.i))


def _near(verb: Token) -> Iterator[Token]:
    """Yield the dependants of ``verb`` and theirs, and its governor if that is verbal."""
    for child in verb.children:
        yield child
        yield from child.children
    if verb.head != verb and (is_verb(verb.head) or verb.dep_ in ("cop", "aux")):
        yield verb.head
        yield from (c for c in verb.head.children if c != verb)
