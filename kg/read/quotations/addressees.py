"""Who is spoken to, accused or praised, by the clause of the speech verb and by what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.stretches import segment
from kg.read.quotations.attribution import SpeechAct
from kg.read.quotations.documents import is_document
from kg.read.quotations.speaker_phrases import is_reporter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.grammar.tree import Word
    from kg.read.quotations.context import Page
    from kg.read.quotations.cues import Cue

_ARGUMENTS = frozenset({"obj", "iobj", "obl:arg", "nsubj", "obl", "dep", "advmod"})
_CRITICAL = frozenset({SpeechAct.ACCUSE, SpeechAct.PRAISE})


def addressee_tokens(
    page: Page, cue: Cue, speaker: Word | None, inside: Iterable[int]
) -> tuple[Word, ...]:
    """Return the heads of the phrases that name who is spoken to, as the lexicon marks them.

    ``inside`` are the places of what is said: nobody in there is spoken to.
    """
    said = set(inside)
    found = dict.fromkeys(
        t
        for t in _marked(page, cue, speaker)
        if t.i not in said and t != speaker and not is_reporter(page, t)
    )
    return tuple(found)


def named(page: Page, token: Word) -> tuple[str, ...]:
    """Return whom an addressee denotes, also by the name behind it: ``dem Konzern Rheinstahl``."""
    found = page.cast.people(token) or tuple(page.cast.denoted(token))
    for child in token.children:
        if not found and child.is_beside_name and child.i > token.i:
            found = tuple(page.cast.denoted(child))
    return found


def _marked(page: Page, cue: Cue, speaker: Word | None) -> Iterator[Word]:
    plain = {"acc", "dat"} & set(cue.row.addressee)
    if plain:
        yield from _bare_arguments(page, cue, speaker, plain)
    for marking in cue.row.addressee:
        if marking not in ("acc", "dat"):
            yield from _with_preposition(cue, marking.removeprefix("p:"))
    if "gegenüber" not in cue.row.addressee:
        yield from _with_preposition(cue, "gegenüber")
    yield from _at_the_address(page, cue)
    yield from _of_the_letter(page, cue)


def _bare_arguments(page: Page, cue: Cue, speaker: Word | None, cases: set[str]) -> Iterator[Word]:
    """Yield the arguments without a preposition, those of the wanted case first."""
    wanted = {"acc": "Acc", "dat": "Dat"}
    names = {wanted[c] for c in cases}
    arguments = [
        c
        for c in cue.verb.children
        if c.dep in _ARGUMENTS
        and c.pos in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "X")
        and c.lower not in ("sich", "es", "das", "dies")
        and not (c.prepositions - {"gegenüber"})
        and c != speaker
        and (speaker is None or c not in speaker.conjuncts)
    ]
    exact = [c for c in arguments if names & set(_case_of(c)) and page.cast.denoted(c)]
    if exact:
        yield exact[0]
        return
    labelled = [
        c for c in arguments if (c.is_object and "acc" in cases) or (c.is_dative and "dat" in cases)
    ]
    loose = cue.row.act is not SpeechAct.SAY
    found = labelled[:1] or [c for c in arguments if loose and page.cast.denoted(c)][:1]
    yield from found or (_shown_dative(page, cue) if "dat" in cases else ())


def _shown_dative(page: Page, cue: Cue) -> list[Word]:
    """Return a dative that the tree hangs on a noun: ``erläuterte ihre Befunde dem Rat``."""
    return [
        t
        for t in segment(cue.verb)
        if t.is_nominal
        and not t.prepositions
        and any(c.lower in ("dem", "den") and c.i < t.i for c in t.children)
        and "Dat" in _case_of(t)
        and page.cast.denoted(t)
    ][:1]


def _case_of(noun: Word) -> list[str]:
    """Return the case of a phrase, as its determiner shows it, else the word itself."""
    for child in noun.children:
        if child.dep.startswith("det") and child.i < noun.i:
            return list(child.morph.get("Case", []))
    return list(noun.morph.get("Case", []))


def _with_preposition(cue: Cue, word: str) -> Iterator[Word]:
    for child in cue.verb.children:
        if word in child.prepositions or (
            word == "gegenüber" and any(c.lower == word for c in child.children)
        ):
            yield child


def _of_the_letter(page: Page, cue: Cue) -> Iterator[Word]:
    """Yield to whom a text goes: ``in einem Schreiben an die Kommission``."""
    for paper in cue.verb.children:
        if not paper.is_noun or not is_document(paper):
            continue
        for i in range(paper.i + 1, min(paper.i + 7, paper.sent.end)):
            token = cue.verb.tree[i]
            if "an" in token.prepositions and page.cast.denoted(token):
                yield token


def _at_the_address(page: Page, cue: Cue) -> Iterator[Word]:
    """Yield who is named in ``an die Adresse der Kommission``, ``in Richtung Moskau``."""
    for token in cue.verb.subtree:
        if token.lemma not in ("Adresse", "Richtung") or not token.is_noun:
            continue
        for child in token.children:
            if (
                child.is_beside_name or child.is_attribute or child.is_adjectival
            ) and page.cast.denoted(child):
                yield child


def judged(page: Page, cue: Cue, act: SpeechAct, speaker: Word | None) -> tuple[str, ...]:
    """Return whose deed is accused or praised: ``rügte die Entscheidung Dakars``.

    Of a verb that gives a name it is also who is called so: ``nannte ihn einen Verräter``.
    """
    if act not in _CRITICAL:
        return ()
    named = "name" in cue.row.marks
    for child in cue.verb.children:
        if child == speaker or not _is_judged(child, named=named):
            continue
        found = page.cast.denoted(child)
        if found:
            return tuple(found) if named else ()
        for owner in child.children:
            if owner.is_adjective and (state := page.cast.state_of(owner)) is not None:
                return (state,)
            if (
                (owner.is_attribute or owner.is_possessive)
                and not owner.prepositions - {"von", "aus", "durch"}
                and page.cast.denoted(owner)
            ):
                return tuple(page.cast.denoted(owner))
    return ()


def _is_judged(child: Word, *, named: bool) -> bool:
    if child.is_object or child.is_governed:
        return not child.prepositions
    wanted = {"hinter", "von"} if named else {"hinter"}
    return child.is_oblique and bool(child.prepositions & wanted)


def spoken_of(
    page: Page, content: Iterable[Word], act: SpeechAct, speakers: Iterable[str]
) -> tuple[str, ...]:
    """Return who is blamed or called upon in what is said: ``Japan solle zahlen``."""
    if act not in (SpeechAct.ACCUSE, SpeechAct.DEMAND):
        return ()
    subject = _content_subject(page, content)
    found = page.cast.denoted(subject) if subject is not None else ()
    return () if set(found) & set(speakers) else tuple(found)


def _content_subject(page: Page, content: Iterable[Word]) -> Word | None:
    """Return the subject of the first clause of what is said, if it is named."""
    inside = list(content)
    members = set(inside)
    for token in inside:
        if not token.is_subject or token.is_pronoun:
            continue
        if token.head not in members and not token.head.is_verb:
            continue
        return token if page.cast.denoted(token) else None
    return None
