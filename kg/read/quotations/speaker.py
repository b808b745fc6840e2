"""Who speaks, by the clause of the speech verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.grammar.clauses import is_passive
from kg.read.grammar.dateline import body_start
from kg.read.grammar.mood import finite, is_finite, is_reported_mood, subject_of
from kg.read.grammar.subjects import shared_subject
from kg.read.quotations.documents import owner
from kg.read.quotations.speaker_phrases import is_reporter, is_voice, voice_of
from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Word
    from kg.read.quotations.context import Page
    from kg.read.quotations.cues import Cue

_ANONYMOUS = frozenset({"heißen", "verlauten"})
_NOBODY = frozenset({"es", "man", "das", "dies"})
_AGENTS = frozenset({"von", "vom", "durch", "seitens"})


def find_speaker(page: Page, cue: Cue) -> tuple[Word | None, tuple[Word, ...]]:
    """Return the token that heads the speaker, and what the passive makes an addressee."""
    verb = cue.verb
    subject = _left_out(page, cue) or speaking_subject(page, verb)
    if is_passive(verb):
        if cue.row.lemma == "zitieren":
            return subject, ()
        agent = next(_agents(verb), None) or _place_source(page, verb, anonymous=True, passive=True)
        return agent, (subject,) if subject is not None and "acc" in cue.row.addressee else ()
    if cue.row.lemma == "zitieren" and subject is not None and is_reporter(page, subject):
        quoted = next((c for c in verb.children if c.is_object and voice_of(page, c)), None)
        return quoted or subject, ()
    if cue.row.lemma in _ANONYMOUS or (subject is None or subject.lower == "es"):
        source = _place_source(page, verb, anonymous=cue.row.lemma in _ANONYMOUS)
        if source is not None:
            return source, ()
    if subject is not None and subject.lower in _NOBODY and not page.cast.denoted(subject):
        return _speaking_place(page, verb) if subject.lower == "man" else None, ()
    if subject is not None and not voice_of(page, subject):
        whose = owner(page, subject)
        if whose is not None:
            return whose, ()
    return subject, ()


def _left_out(page: Page, cue: Cue) -> Word | None:
    """Return the subject of the verb before where the clause leaves it out.

    What the tree takes for its own is the object: ``nahm das auf und drängte Minsk, …``.
    """
    verb = cue.verb
    if not verb.is_conjunct or not {"acc", "dat"} & set(cue.row.addressee) or not is_finite(verb):
        return None
    before = verb.tree[verb.i - 1] if verb.i > verb.sent.start else None
    if before is None or not (before.is_conjunction or before.text == ","):
        return None
    own, shared = subject_of(verb), subject_of(verb.head)
    if own is None or own.i < verb.i or shared is None or own.is_pronoun:
        return None
    shown = any(c.dep.startswith("det") for c in own.children)
    return shared if not shown and shared.i < verb.i and voice_of(page, shared) else None


def speaking_subject(page: Page, verb: Word) -> Word | None:
    """Return the subject of the verb, also where the tree calls it something else.

    Example: the second noun in ``Ihrem Minister zollte sie Respekt``, not the first.
    """
    own = [c for c in verb.children if c.is_subject and may_be_subject(c)]
    own = [c for c in own if not _in_dateline(c) and not _outside(page, verb, c)]
    own += [
        c
        for lower in verb.children
        if verb.lemma == "lassen" and lower.is_infinitive_clause
        for c in lower.children
        if c.is_active_subject and may_be_subject(c)
    ]
    if own:
        named = [c for c in own if voice_of(page, c)]
        behind = [c for c in own if c.i > finite(verb).i]
        if behind and named and _follows_speech(verb, named[0]):
            return behind[0]
        if named:
            return named[0]
        return (None if _agrees(verb, own[0]) else _beside(page, verb, own[0])) or own[0]
    if verb.is_attributive_clause:
        pronoun = next((c for c in verb.children if c.lower in WORDS["relatives"]), None)
        return _beside(page, verb, pronoun) if pronoun is not None else None
    shared = shared_subject(verb)
    if shared is not None and not (may_be_subject(shared) and not _in_dateline(shared)):
        shared = None
    if shared is not None and shared.head != verb:
        return shared
    return next(_misread_subjects(page, verb), shared)


def _agrees(verb: Word, subject: Word) -> bool:
    """Whether subject and verb are plural, so that one name beside them is whom it is said to."""
    if "droh" in verb.lemma.lower() and subject.i < verb.i:
        return True
    plural = "Plur" in finite(verb).morph.get("Number", [])
    return plural and "Plur" in subject.morph.get("Number", [])


def _outside(page: Page, verb: Word, subject: Word) -> bool:
    """Whether the subject stands in the words said: ``„Europa muss sich“, mahnte X``."""
    return subject.i in page.quoted and verb.i not in page.quoted


def _follows_speech(verb: Word, name: Word) -> bool:
    """Whether one comma only parts a name from the verb: ``Norwegen, sagte sie, wolle …``.

    Two would enclose an apposition of the speaker, unless a verb in the Konjunktiv is between.
    """
    anchor = finite(verb)
    between = verb.tree[name.i : anchor.i]
    if not len(between) or not (between[-1].text == "," or between[-1].is_quote):
        return False
    told = any(t.is_verb and is_reported_mood(t) for t in between)
    return told or [t.text for t in between].count(",") == 1


def _beside(page: Page, verb: Word, taken: Word) -> Word | None:
    """Return who speaks where ``taken`` is the object, whatever the tree calls it.

    Example: ``Das Treffen lehnte X ab``, ``ein Gipfel, den X verlangt``.
    """
    if verb.is_attributive_clause and taken.lower in WORDS["relatives"]:
        return next(
            (
                c
                for c in verb.children
                if taken.i < c.i < verb.i
                and c.dep in ("nsubj", "obj", "obl:arg", "obl", "advmod", "nmod")
                and may_be_subject(c)
                and voice_of(page, c)
            ),
            None,
        )
    anchor = finite(verb)
    if not taken.i < anchor.i or not is_finite(anchor) or is_passive(verb):
        return None
    for child in (*verb.children, *anchor.children):
        near = 0 < child.i - anchor.i <= (4 if taken.lower in _NOBODY else 2)
        bare = not any(c.dep.startswith("det") for c in child.children)
        named = (child.is_nominal and bare) or taken.lower in _NOBODY
        if near and named and may_be_subject(child) and page.cast.denoted(child):
            return child
    return None


def _misread_subjects(page: Page, verb: Word) -> Iterator[Word]:
    """Yield named phrases beside the finite verb that could be its subject, the nearest first."""
    if verb.is_infinitive_clause or verb.is_attributive_clause or is_passive(verb):
        return
    anchor = finite(verb)
    if not is_finite(anchor):
        return
    near = [
        c
        for c in (*verb.children, *(() if anchor == verb else anchor.children))
        if (c.is_nominal or c.is_pronoun)
        and c.dep not in ("nmod", "conj", "acl", "parataxis")
        and abs(c.i - anchor.i) < 12
        and may_be_subject(c)
        and not _in_dateline(c)
        and not {"Acc", "Dat"} & set(_case_shown(c))
        and page.cast.denoted(c)
        and not _is_time(c)
    ]
    yield from sorted(near, key=lambda c: abs(c.i - anchor.i))


def _case_shown(noun: Word) -> list[str]:
    """Return the case as the determiner shows it; a bare name or title shows none."""
    return [case for c in noun.children if c.is_article for case in c.morph.get("Case", [])]


def _is_time(noun: Word) -> bool:
    return noun.lemma.endswith(("tag", "woche", "monat", "jahr", "abend", "morgen"))


def may_be_subject(token: Word) -> bool:
    """Whether nothing in the phrase rules the nominative out: ``dem Minister``, ``ihn``."""
    if token.lower in WORDS["oblique forms"]:
        return False
    for child in token.children:
        if child.is_case_marker and child.i < token.i:
            return False
        if child.i < token.i and child.lower in WORDS["oblique forms"] and child.is_determiner:
            return False
    return True


def _in_dateline(token: Word) -> bool:
    return token.i < body_start(token.sent)


def _agents(verb: Word) -> Iterator[Word]:
    for child in verb.children:
        if (child.is_governed or child.is_oblique or child.is_agent) and any(
            k.lower in _AGENTS for k in child.children
        ):
            yield child


def _place_source(page: Page, verb: Word, *, anonymous: bool, passive: bool = False) -> Word | None:
    """Return who speaks in ``hieß es aus dem Ministerium``, ``in einer Erklärung der Partei``."""
    if not anonymous and subject_of(verb) is None:
        return None
    for child in verb.children:
        if child.dep in ("obl", "obl:arg", "nmod", "advmod") and any(
            c.lower in ("aus", "in", "im", "bei", "beim", "vonseiten", "seitens", "von", "vom")
            for c in child.children
        ):
            named = page.cast.denoted(child)
            if named and not (
                passive and page.cast.entity(named[0]).type in (EntityType.PLACE, EntityType.STATE)
            ):
                return child
            whose = owner(page, child)
            if whose is not None:
                return whose
            if is_voice(child) and voice_of(page, child):
                return child
    return None


def _speaking_place(page: Page, verb: Word) -> Word | None:
    """Return the place that speaks in ``In Bratislava nannte man das …``: it opens the clause."""
    anchor = finite(verb)
    for child in verb.children:
        if (
            child.i < anchor.i
            and not child.is_verb
            and any(c.lower in ("in", "im") for c in child.children)
            and page.cast.denoted(child)
        ):
            return child
    return None
