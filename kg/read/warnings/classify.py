"""Whether a reported utterance is a warning or a threat: by its cue, or by the words said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import WarningKind
from kg.read.grammar.conditionals import find_conditional
from kg.read.grammar.verb_forms import particle
from kg.read.scoring.entry import Family
from kg.read.warnings.signs import (
    Alarm,
    by_role,
    find_alarm,
    looks_ahead,
    names_a_deed,
    names_a_threat,
)
from kg.read.warnings.utterance_words import asks, beside_cue, said, teller

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word
    from kg.read.quotations.attribution import Attribution
    from kg.read.warnings.signs import Ours

_WITH = frozenset({"mit", "damit"})
_MODALS = ("müssen", "sollen", "dürfen")


def read_alarm(one: Attribution, cast: Cast) -> Alarm | None:
    """Return why an utterance is a warning or a threat, or ``None``."""
    ours = own_side(cast, one.speakers)
    if one.is_warning:
        return _by_cue(one, ours)
    if one.type == "reported":
        noun = names_a_threat(one.content) if one.act == "promise" else None
        return Alarm(WarningKind.THREAT, f"warning:{noun}", (), one.content) if noun else None
    words = said(one)
    if (str(one.entry) in by_role("hostile") or _reserves(words)) and (deed := names_a_deed(words)):
        return Alarm(WarningKind.THREAT, f"warning:{deed}", (), words)
    if str(one.entry) == "speech:zitieren" or (
        one.entry.family is Family.MOOD and teller(one.sentence) is not None
    ):
        return None  # somebody else says it: read_announcements
    if _anothers_threat(words):
        return None
    if str(one.entry) in by_role("grave") and not asks(one):
        found = find_alarm(words, alarmed=True, ours=ours)
        return found or (
            None if _demands(words) else Alarm(WarningKind.WARNING, str(one.entry), (), one.content)
        )
    ahead = str(one.entry) in by_role("ahead") and looks_ahead(words)
    alarmed = ahead or str(one.entry) in by_role("alarming") or _named_alarm(one)
    own_action = one.act == "promise" and asks(one)
    found = find_alarm(words, alarmed=alarmed, own_action=own_action, ours=ours)
    if found is None and one.speakers:
        found = _beside(one, alarmed=alarmed, own_action=own_action, ours=ours)
    return found or (Alarm(WarningKind.WARNING, str(one.entry), (), words) if ahead else None)


def _beside(one: Attribution, *, alarmed: bool, own_action: bool, ours: Ours) -> Alarm | None:
    """Read the sentence beside the cue, where the tree lost half of a conditional sentence."""
    words = beside_cue(one)
    split = find_conditional(words)
    if split is None or not set(one.content) & {*split.condition, *split.consequence}:
        return None
    return find_alarm(words, alarmed=alarmed, own_action=own_action, ours=ours)


def _reserves(words: tuple[Word, ...]) -> bool:
    """Whether an own deed is reserved in what is said: ``man behalte sich vor, … zu schließen``."""
    return any(t.lower in ("man", "wir") for t in words) and any(
        particle(t) + t.lemma.lower() == "vorbehalten" for t in words if t.is_verb
    )


def _anothers_threat(words: tuple[Word, ...]) -> bool:
    """Whether the words tell of somebody's threat: ``der Nachbar habe mit Krieg gedroht``."""
    return any(
        t.lemma.lower() == "drohen"
        and t.lower not in ("drohte", "drohten")
        and any(w.lower in _WITH for w in words)
        for t in words
    )


def own_side(cast: Cast, speakers: tuple[str, ...]) -> Ours:
    """Return a test whether a word denotes the speakers, or the state or body they belong to."""
    side = cast.side(speakers)
    known = side - set(speakers)

    def ours(token: Word) -> bool | None:
        denoted = cast.denoted(token)
        if not denoted or not side:
            return None
        if any(side & cast.side((one,)) for one in denoted):
            return True
        return False if known else None

    return ours


def _by_cue(one: Attribution, ours: Ours) -> Alarm | None:
    """Return the alarm of a verb of warning or threatening."""
    found = find_alarm(one.content, alarmed=True, ours=ours)
    lemma = one.verb.lemma.lower() if one.verb is not None else ""
    if "drohen" in lemma and not _really_threatens(one):
        return None
    if one.verb is not None and _denied(one.verb):
        return None
    threat = by_role("cue").get(str(one.entry)) == WarningKind.THREAT or (
        found is not None and found.kind == WarningKind.THREAT and bool(found.condition)
    )
    split = find_conditional(one.content)
    return Alarm(
        WarningKind.THREAT if threat else WarningKind.WARNING,
        str(one.entry),
        split.condition if split else (),
        split.consequence if split else one.content,
    )


def _denied(verb: Word) -> bool:
    """Whether somebody denies it: ``Dass sie gedroht habe, bestritt die Ministerin``."""
    return any(
        a.lemma.lower() in by_role("denies") or (a.lemma.lower() == "weisen" and a.is_verb)
        for a in verb.ancestors
    )


def _named_alarm(one: Attribution) -> bool:
    """Whether the frame calls the words a warning: ``so ihre Mahnung``."""
    return any(t.lemma in by_role("noun") for t in one.frame)


def _demands(words: tuple[Word, ...]) -> bool:
    """Whether the words say what is to be done: ``man müsse verhandeln``."""
    return any(t.lemma.lower() in _MODALS for t in words)


def _really_threatens(one: Attribution) -> bool:
    """Whether "drohen" is a threat by somebody, not a danger: ``drohte zu kippen``."""
    verb = one.verb
    if verb is None or not one.speakers:
        return False
    for child in verb.children:
        if child.is_complement_clause:
            between = verb.tree[min(verb.i, child.i) : max(verb.i, child.i)]
            if not any(t.text in {",", ":"} for t in between) and not any(
                c.lower in ("damit", "mit") for c in verb.children
            ):
                return any(t.is_quote for t in between)
    return True
