"""Words that tell whether an event is, was, will be, may be or will not be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.read.grammar.verb_forms import form_infinitive, infinitive, is_participle_form, particle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Word


@dataclass(frozen=True, slots=True)
class StatusCue:
    """One row of ``status_cues.tsv``."""

    cue: str
    beside: tuple[str, ...]
    pos: str
    role: str
    status: str
    negated: str

    @property
    def entry(self) -> str:
        """Name of the lexicon entry: ``status:absagen``."""
        return f"status:{self.cue.replace('|', '')}"


@cache
def _cues() -> dict[tuple[str, str], tuple[StatusCue, ...]]:
    table: dict[tuple[str, str], list[StatusCue]] = {}
    for row in rows("read/meetings/status_cues"):
        beside = () if row["with"] == "-" else tuple(row["with"].split("|"))
        cue = StatusCue(row["cue"], beside, row["pos"], row["role"], row["status"], row["negated"])
        table.setdefault((row["pos"], row["cue"].removesuffix(" sich")), []).append(cue)
    return {k: tuple(sorted(v, key=lambda c: not c.beside)) for k, v in table.items()}


@cache
def _participles() -> dict[str, StatusCue]:
    """Return the verbal cues that ask for no other word by their joined infinitive: ``absagen``."""
    return {
        cue.replace("|", ""): bare[0]
        for (pos, cue), found in _cues().items()
        if pos == "verb" and (bare := [c for c in found if not c.beside])
    }


def verb_cues(verb: Word) -> Iterator[StatusCue]:
    """Yield the status cues that the verb is, those that ask for more words first."""
    lemma, part = infinitive(verb), particle(verb) or _stray_particle(verb)
    keys = [f"{part}|{lemma}"] if part else []
    keys.append(lemma)
    near = {w for t in _near(verb) for w in (t.lower, t.lemma)}
    near |= {f"{t.lower}:" for t in _near(verb) if t.is_case_marker}
    seen = []
    for key in keys:
        for cue in _cues().get(("verb", key), ()):
            if cue.beside and not near & set(cue.beside):
                continue
            if part and "|" not in cue.cue and part not in cue.beside:
                continue
            seen.append(cue)
    joined = _participles().get(lemma)
    if joined is not None and not part and "|" in joined.cue:
        seen.insert(0, joined)
    yield from seen


_STRAY = frozenset("ab an aus statt fort vor ein zu bevor weiter".split())  # noqa: SIM905


def _stray_particle(verb: Word) -> str:
    """Return a particle that ends the clause but was parsed as a bare adverb or preposition."""
    for child in verb.children:
        bare = not any(True for _ in child.children)
        if child.i > verb.i and bare and child.lower in _STRAY and not child.is_case_marker:
            return str(child.lower)
    return ""


def noun_cue(noun: Word) -> StatusCue | None:
    """Return the status cue that a noun is ("Absage", "Einladung")."""
    found = _cues().get(("noun", noun.lemma)) or _cues().get(("noun", noun.text))
    return found[0] if found else None


def adjective_cue(word: Word) -> StatusCue | None:
    """Return the status cue that an adjective or participle is ("geplant", "möglich")."""
    for form in (word.lemma.lower(), _base(word.lower), word.lower):
        found = _cues().get(("adj", form))
        if found:
            return found[0]
    if word.lemma == "Tisch" and any(c.lower == "vom" for c in word.children):
        return _cues()[("adj", "vom Tisch")][0]
    lemma = infinitive(word)
    if lemma == word.lemma.lower():
        for form in (_base(word.lower), word.lower):
            if is_participle_form(form):
                lemma = form_infinitive(form)
    if lemma in _participles() and word.lower != lemma:
        return _participles()[lemma]
    return None


def _base(form: str) -> str:
    for ending in ("en", "er", "es", "em", "e"):
        if form.endswith(ending) and len(form) > len(ending) + 3:
            return form.removesuffix(ending)
    return form


def _near(verb: Word) -> Iterator[Word]:
    for child in verb.children:
        yield child
        yield from child.children
