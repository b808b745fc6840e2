"""Whether a reported utterance is a warning or a threat: by its cue, or by the words said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.clauses import is_finite, is_verb
from kg.read.conditions import split_condition
from kg.read.harm import Alarm, by_role, find_alarm, looks_ahead, names_a_threat

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.read.attribution import Attribution
    from kg.read.cast import Cast
    from kg.read.harm import Ours

_MODALS = ("müssen", "sollen", "dürfen")


def read_alarm(one: Attribution, cast: Cast) -> Alarm | None:
    """Return why an utterance is a warning or a threat, or ``None``."""
    ours = own_side(cast, one.speakers)
    if one.act == "warn":
        return _by_cue(one, ours)
    if one.type == "reported":
        noun = names_a_threat(one.content) if one.act == "promise" else None
        return Alarm("threat", f"warning:{noun}", (), one.content) if noun else None
    words = said(one)
    if one.entry in by_role("grave") and not _asks(one):
        found = find_alarm(words, alarmed=True, ours=ours)
        return found or (None if _demands(words) else Alarm("warning", one.entry, (), one.content))
    ahead = one.entry in by_role("ahead") and looks_ahead(words)
    found = find_alarm(
        words,
        alarmed=ahead or one.entry in by_role("alarming") or _named_alarm(one),
        own_action=one.act == "promise" and _asks(one),
        ours=ours,
    )
    return found or (Alarm("warning", one.entry, (), words) if ahead else None)


def own_side(cast: Cast, speakers: tuple[str, ...]) -> Ours:
    """Return a test whether a word denotes the speakers, or the state or body they belong to."""
    side: set[str] = set()
    for speaker in speakers:
        entity = cast.entity(speaker)
        side.update(e for e in (speaker, entity.of, entity.acts_for) if e)

    def ours(token: Token) -> bool | None:
        denoted = cast.denoted(token)
        if not denoted or not side:
            return None
        known = {cast.entity(s).of for s in speakers} | {cast.entity(s).acts_for for s in speakers}
        for one in denoted:
            entity = cast.entity(one)
            if side & {one, entity.of, entity.acts_for}:
                return True
        return False if known - {None} else None

    return ours


def _by_cue(one: Attribution, ours: Ours) -> Alarm | None:
    """Return the alarm of a verb of warning or threatening."""
    found = find_alarm(one.content, alarmed=True, ours=ours)
    lemma = one.verb.lemma_.lower() if one.verb is not None else ""
    if "drohen" in lemma and not _really_threatens(one):
        return None
    threat = by_role("cue").get(one.entry) == "threat" or (
        found is not None and found.kind == "threat" and bool(found.condition)
    )
    split = split_condition(one.content)
    return Alarm(
        "threat" if threat else "warning",
        one.entry,
        split.condition if split else (),
        split.consequence if split else one.content,
    )


def said(one: Attribution) -> tuple[Token, ...]:
    """Return the words said; the rest of the sentence where the parse left no clause of them."""
    own = {t.i for t in one.cue}
    words = tuple(t for t in one.content if t.i not in own)
    words = _behind_colon(words)
    if one.type != "indirect" or any(is_verb(t) and is_finite(t) for t in words):
        return words
    if len(words) > 2 and _asks(one):
        return words
    inside = {t.i for t in one.frame} | own
    rest = tuple(t for t in one.sentence if t.i not in inside or t in one.content)
    return rest if any(is_verb(t) and is_finite(t) for t in rest) else words


def _behind_colon(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the words behind a colon where what stands before it is a frame without verb."""
    at = next((i for i, t in enumerate(words) if t.text == ":"), None)
    if at is None or any(is_verb(t) and is_finite(t) for t in words[:at]):
        return words
    return words[at + 1 :]


def _named_alarm(one: Attribution) -> bool:
    """Whether the frame calls the words a warning: ``so ihre Mahnung``."""
    return any(t.lemma_ in by_role("noun") for t in one.frame)


def _demands(words: tuple[Token, ...]) -> bool:
    """Whether the words say what is to be done: ``man müsse verhandeln``."""
    return any(t.lemma_.lower() in _MODALS for t in words)


def _asks(one: Attribution) -> bool:
    """Whether the content is an infinitive: what is asked for, or what one will do."""
    own = {t.i for t in one.cue}
    words = [t for t in one.content if t.i not in own]
    return any(
        (t.lower_ == "zu" and t.pos_ == "PART") or (is_verb(t) and "zu" in t.lower_[1:-2])
        for t in words
    ) and not any(is_verb(t) and is_finite(t) and t.dep_ not in ("acl", "advcl") for t in words)


def _really_threatens(one: Attribution) -> bool:
    """Whether "drohen" is a threat by somebody, not a danger: ``drohte zu kippen``."""
    verb = one.verb
    if verb is None or not one.speakers:
        return False
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp"):
            between = verb.doc[min(verb.i, child.i) : max(verb.i, child.i)]
            if not any(t.text in {",", ":"} for t in between) and not any(
                c.lower_ in ("damit", "mit") for c in verb.children
            ):
                return any(t.is_quote for t in between)
    return True
