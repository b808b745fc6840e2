"""Verbs and verb phrases that report an utterance, found by the speech lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.read.grammar.stretches import segment
from kg.read.grammar.verb_forms import VerbForms, particle
from kg.read.quotations.attribution import SpeechAct
from kg.read.scoring.entry import Entry, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Stretch, Word

_PARTICLES = frozenset(
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
        "um",
        "durch",
        "los",
        "weg",
        "nieder",
        "zusammen",
        "entgegen",
        "heran",
        "hinaus",
        "herunter",
        "statt",
        "teil",
        "frei",
        "preis",
    ]
)


# Words that mean nothing unless the tree ties them to the verb.
_EVERYWHERE = frozenset({"in", "aus", "es", "an", "zu", "nicht", "von", "mit"})


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """One row of ``speech_verbs.tsv``."""

    lemma: str
    particle: str
    reflexive: bool
    beside: tuple[tuple[str, ...], ...]
    """All of these must stand in the clause, each as one of its alternatives."""
    act: SpeechAct
    content: frozenset[str]
    addressee: tuple[str, ...]
    marks: frozenset[str]

    @property
    def entry(self) -> Entry:
        """Name of the lexicon entry: ``speech:zurückweisen``."""
        beside = "+".join("/".join(a) for a in self.beside)
        reflexive = "sich " if self.reflexive else ""
        name = f"{reflexive}{self.particle}{self.lemma}{'+' + beside if beside else ''}"
        return Entry(Family.SPEECH, name)


@dataclass(frozen=True, slots=True)
class Cue:
    """A speech verb found in a sentence, with the tokens that make it up."""

    verb: Word
    row: SpeechVerb
    tokens: tuple[Word, ...]


@cache
def _table() -> dict[tuple[str, str], tuple[SpeechVerb, ...]]:
    """Return the lexicon by lemma and particle, the rows that ask for most first."""
    table: dict[tuple[str, str], list[SpeechVerb]] = {}
    for row in rows("read/quotations/verbs"):
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
            act=SpeechAct(row["act"]),
            content=frozenset(row["content"].split(",")),
            addressee=tuple(a for a in row["addressee"].split(",") if a != "-"),
            marks=frozenset(row["marks"].split(",")) - {"-"},
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


@cache
def _verb_forms() -> VerbForms:
    return VerbForms(row["verb"].removesuffix(" sich") for row in rows("read/quotations/verbs"))


def find_cues(sentence: Stretch) -> Iterator[Cue]:
    """Yield the speech verbs of a sentence in order; quotation is not looked at here."""
    for token in sentence:
        if _is_verbal(token) or token.lemma.lower() in ("lassen", "gelassen"):
            cue = _cue_at(token)
            if cue is not None:
                yield cue


def _is_verbal(token: Word) -> bool:
    """Whether the token is a verb, or a participle that the tagger took for an adjective."""
    if token.is_verb:
        return True
    return (
        token.is_adjective
        and _verb_forms().verb(token.lower) is not None
        and any(c.dep.startswith("aux") for c in token.children)
    )


def _cue_at(token: Word) -> Cue | None:
    for key in _readings(token):
        for row in _table().get(key, ()):
            tokens = _complete(token, row)
            if tokens is not None:
                return Cue(token, row, tokens)
    return None


def _readings(token: Word) -> Iterator[tuple[str, str]]:
    """Yield the pairs of lemma and particle that the verb may be, the likeliest first."""
    lemma = token.lemma.lower()
    by_form = _verb_forms().verb(token.lower)
    lemmas = [lemma]
    if by_form is not None and (lemma, "") not in _table() and lemma not in _joined():
        lemmas = [by_form[0]] if not by_form[1] else []
    part = particle(token)
    if part and part not in _PARTICLES and not any((one, part) in _table() for one in lemmas):
        part = ""
    part = part or next((p for one in lemmas if (p := _particle_at_end(token, one))), "")
    if part:
        yield from ((one, part) for one in lemmas)
    if by_form is not None and by_form[1]:
        yield by_form
    if lemma in _joined():
        yield _joined()[lemma]
    if not part:
        yield from ((one, "") for one in lemmas)


def _particle_at_end(verb: Word, lemma: str) -> str:
    """Return a particle that the parse did not tie to ``verb`` but that ends its clause."""
    sent_end = verb.sent.end
    for i in range(verb.i + 1, sent_end):
        token = verb.tree[i]
        follows = verb.tree[i + 1] if i + 1 < sent_end else None
        if (lemma, token.lower) in _table() and (
            follows is None or follows.is_punct or follows.is_joining or follows.is_mark
        ):
            return str(token.lower)
        if token.text in (":", ";") or (token.is_verb and token.head != verb):
            return ""
    return ""


def _complete(verb: Word, row: SpeechVerb) -> tuple[Word, ...] | None:
    """Return the tokens of the phrase if all it asks for stands beside the verb, else ``None``."""
    tokens = [verb]
    near = list(_near(verb))
    if row.reflexive:
        reflexive = next((t for t in near if t.lower in ("sich", "uns", "mich")), None)
        if reflexive is None:
            return None
    for alternatives in row.beside:
        found = next((t for t in near if _is_one_of(t, alternatives)), None)
        if found is None:
            found = next(
                (
                    t
                    for t in segment(verb)
                    if t.lower not in _EVERYWHERE and _is_one_of(t, alternatives)
                ),
                None,
            )
        if found is None:
            return None
        if not (found.is_adverb or found.is_adposition or found.is_particle) or found.head == verb:
            tokens.append(found)
    if row.particle:
        tokens.extend(t for t in near if t.lower == row.particle and t.i > verb.i)
    return tuple(sorted(set(tokens), key=lambda t: t.i))


def _is_one_of(token: Word, alternatives: tuple[str, ...]) -> bool:
    if token.lemma not in alternatives and token.lower not in alternatives:
        return False
    return not (token.is_noun and token.prepositions & {"nach", "laut"})


def _near(verb: Word) -> Iterator[Word]:
    """Yield the dependants of ``verb`` and theirs, and its governor if that is verbal."""
    for child in verb.children:
        yield child
        yield from child.children
    if verb.head != verb and (verb.head.is_verb or verb.is_plain_auxiliary or verb.is_copula):
        yield verb.head
        yield from (c for c in verb.head.children if c != verb)
