"""Who speaks and who is spoken to, by the clause of the speech verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.clauses import is_passive, shared_subject, subject_of
from kg.read.speech_page import Page
from kg.read.speech_papers import owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.read.cues import Cue


def find_speaker(page: Page, cue: Cue) -> tuple[Token | None, tuple[Token, ...]]:
    """Return the token that heads the speaker, and what the passive makes an addressee."""
    verb = cue.verb
    subject = shared_subject(verb)
    if is_passive(verb):
        agent = next(
            (
                c
                for c in verb.children
                if c.dep_ in ("obl", "obl:agent", "obl:arg")
                and any(k.lower_ in ("von", "vom", "durch", "seitens") for k in c.children)
            ),
            None,
        )
        if cue.row.lemma == "zitieren":
            return subject, ()
        return agent, (subject,) if subject is not None and "acc" in cue.row.addressee else ()
    if cue.row.lemma in ("heißen", "verlauten") or (subject is None or subject.lower_ == "es"):
        source = _place_source(page, verb, anonymous=cue.row.lemma in ("heißen", "verlauten"))
        if source is not None:
            return source, ()
    if (
        subject is not None
        and subject.lower_ in ("es", "man", "das", "dies")
        and not page.cast.denoted(subject)
    ):
        return None, ()
    if subject is not None and not page.cast.denoted(subject):
        whose = owner(page, subject)
        if whose is not None:
            return whose, ()
    return subject, ()


def _place_source(page: Page, verb: Token, *, anonymous: bool) -> Token | None:
    """Return who speaks in ``hieß es aus dem Ministerium``, ``in einer Erklärung der Partei``."""
    if not anonymous and subject_of(verb) is None:
        return None
    for child in verb.children:
        if child.dep_ in ("obl", "obl:arg", "nmod", "advmod") and any(
            c.lower_ in ("aus", "in", "im", "bei", "beim", "vonseiten", "seitens", "von", "vom")
            for c in child.children
        ):
            if page.cast.denoted(child):
                return child
            whose = owner(page, child)
            if whose is not None:
                return whose
    return None


def addressee_tokens(cue: Cue) -> Iterator[Token]:
    """Yield the heads of the phrases that name who is spoken to, as the lexicon marks them."""
    for marking in cue.row.addressee:
        for child in cue.verb.children:
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            if marking == "acc" and child.dep_ == "obj" and child.lower_ != "sich":
                yield child
            elif (
                marking == "dat" and child.dep_ in ("obl:arg", "iobj") and not cases - {"gegenüber"}
            ):
                if child.lower_ != "sich":
                    yield child
            elif marking not in ("acc", "dat"):
                word = marking.removeprefix("p:")
                if word in cases or (word == "an" and "ans" in cases):
                    yield child
    for child in cue.verb.children:
        if any(c.lower_ == "gegenüber" for c in child.children):
            yield child
