"""Who else takes part: "unter Leitung von", "neben", "auch X nahm teil", "X schaltete sich zu"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.clauses import with_preposition
from kg.read.grammar.prepositions import bare_preposition, preposition
from kg.read.grammar.stretches import window
from kg.read.grammar.subjects import is_zu_infinitive, subject
from kg.read.grammar.verb_forms import infinitive
from kg.read.meetings.drafts import final
from kg.read.meetings.fallbacks import behind
from kg.read.meetings.noun_context import is_past, is_speech, takes_part
from kg.read.meetings.participants import genitives, is_person, parties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Scene
    from kg.read.meetings.drafts import Draft

_CHAIR = frozenset("Leitung Vorsitz Vermittlung Führung Ägide Moderation Mitwirkung".split())  # noqa: SIM905
_PRESENCE = frozenset("Beisein Anwesenheit Gegenwart Begleitung".split())  # noqa: SIM905
_TOGETHER = {"gemeinsam": "mit", "zusammen": "mit", "begleitet": "von"}
_THERE = frozenset("dabei zugegen anwesend zugeschaltet".split())  # noqa: SIM905
_NAMING = frozenset("leiten beteiligen".split())  # noqa: SIM905
"""Verbs that add to a meeting only where its noun stands with them."""
_DONE_BY = frozenset("begleiten vermitteln moderieren leiten".split())  # noqa: SIM905
_LED = frozenset("angeführt geleitet geführt begleitet".split())  # noqa: SIM905
_THOSE_THERE = ("Teilnehmer", "Gast", "Gäst", "Anwesende", "Runde")
_STEERING = frozenset("moderieren leiten vermitteln".split())  # noqa: SIM905


def with_company(scene: Scene, draft: Draft) -> list[str]:
    """Return the parties of a meeting and those whom its clause says to be in their company."""
    found = list(draft.parties)
    if draft.family == "press":
        return found
    clauses = [draft.trigger, *(c for c in draft.trigger.children if c.is_attributive_clause)]
    for near in dict.fromkeys(window(c) for c in clauses):
        for token in near:
            found.extend(p for p in _beside(scene, token, near.end) if p != draft.place)
    return list(dict.fromkeys(found))


def _beside(scene: Scene, token: Word, end: int) -> list[str]:
    """Return whom a word of company brings along: "im Beisein", "gemeinsam mit", "neben"."""
    tree = scene.tree
    if token.text in _CHAIR or token.text in _PRESENCE:
        wanted = ("unter",) if token.text in _CHAIR else ("in",)
        before = tree[max(token.i - 2, 0) : token.i]
        if not any(bare_preposition(t) in wanted for t in before):
            return []
        own = [p for c in genitives(token) for p in parties(scene.cast, c)]
        after = tree[token.i + 1] if token.i + 1 < end else token
        return own or (behind(scene.cast, after, end) if after.lower == "von" else [])
    after = tree[token.i + 1] if token.i + 1 < end else token
    if _TOGETHER.get(token.lower) == bare_preposition(after):
        return behind(scene.cast, after, end)
    if token.is_adposition and token.lower in ("neben", "außer"):
        also = any(t.lower == "auch" for t in tree[token.i : end])
        return behind(scene.cast, token, end) if also or _tells_part(token) else []
    return []


def _tells_part(token: Word) -> bool:
    """Whether the sentence tells who takes part, so that "neben" adds to those."""
    return any(t.is_verb and takes_part(t) for t in token.sent)


def join_later(scene: Scene) -> None:
    """Add to each meeting those of whom the text says that they took part, sat in or led it.

    Example: "A empfing B. An dem Gespräch nahm auch C teil."
    """
    for verb in scene.tree:
        if _is_listing(verb):
            draft, named = _told_in(scene, verb), _listed(scene, verb)
        elif verb.text in _PRESENCE:
            draft, named = _told_in(scene, verb), _beside(scene, verb, verb.sent.end)
        elif _is_host(verb):
            draft, named = _joined(scene, verb), behind(scene.cast, verb.nbor(), verb.sent.end)
        elif _is_joining(verb):
            draft, named = _joined(scene, verb), [*_joiners(scene, verb)]
        else:
            continue
        if draft is None:
            continue
        more = [p for p in named if p != draft.place]
        draft.parties = list(dict.fromkeys((*draft.parties, *more)))


def _is_added(verb: Word) -> bool:
    """Whether a clause adds to those who meet: "auch X war vertreten", "Y kam hinzu"."""
    base = infinitive(verb)
    near = {t.lower for t in verb.subtree}
    also = bool(near & {"auch", "ebenfalls", "zudem", "außerdem"})
    if base == "vertreten":
        return also and bool(near & {"war", "waren", "ist", "sind"})
    if base in ("sitzen", "sein"):
        return also and "tisch" in near
    if base in ("gehören", "zählen"):
        to = with_preposition(verb, ("zu",))
        return any(c.lemma.startswith(_THOSE_THERE) for c in to)
    if base == "begleiten":
        return any(c.is_passive_subject or (c.is_object and c.is_pronoun) for c in verb.children)
    return base in ("hinzukommen", "dazukommen", "dazustoßen", "hinzustoßen") or (
        base in ("kommen", "stoßen") and bool(near & {"hinzu", "dazu"})
    )


def hear_speakers(scene: Scene) -> None:
    """Add to a summit the persons who are heard there in the clauses joined to its own.

    Example: "Auf der Konferenz warb A um Geld, B widersprach".
    """
    for draft in scene.drafts:
        kept, noun = final(draft), draft.trigger
        if kept.family != "summit" or preposition(noun) not in ("auf", "bei", "in"):
            continue
        if (
            kept.status not in (MeetingStatus.OCCURRED, MeetingStatus.ONGOING)
            or not noun.head.is_verb
        ):
            continue
        for verb in noun.head.subtree:
            if verb.i > noun.i and verb.is_verb and is_speech(verb) and _starts_clause(verb):
                more = [p for p in _joiners(scene, verb) if scene.cast.is_person(p)]
                kept.parties = list(dict.fromkeys((*kept.parties, *more)))


def _starts_clause(verb: Word) -> bool:
    """Whether the subject of a verb stands right behind a comma or "und", as in a main clause."""
    who = next((c for c in verb.children if c.is_active_subject and not c.is_pronoun), None)
    return who is not None and who.left_edge.i > 0 and who.left_edge.nbor(-1).text in (",", "und")


def _is_joining(verb: Word) -> bool:
    """Whether a verb says that its subject takes part in something told before."""
    if any(c.lower in ("nicht", "nie", "kein", "keine") for c in verb.children):
        return False
    if any(c.lower in _THERE for c in (verb, *verb.children)):
        return verb.lower != "zugeschaltet" or any(c.is_passive_auxiliary for c in verb.children)
    if not verb.is_verb:
        return False
    if takes_part(verb):
        return True
    if _is_added(verb):
        return True
    if verb.lemma.lower().endswith("schalten"):
        parts = {c.lower for c in verb.children}
        return "zu" in parts or verb.lower.startswith("zu")
    if infinitive(verb) == "erwarten":
        near = {t.lower for t in verb.sent}
        return "auch" in near and any(c.is_passive_auxiliary for c in verb.children)
    objects = [c for c in verb.children if c.is_dative or c.is_object]
    meant = any(d.head == verb for d in objects) and infinitive(verb) == "vermitteln"
    return infinitive(verb) in _STEERING and not meant and not is_zu_infinitive(verb)


def _is_host(token: Word) -> bool:
    """Whether a sentence begins with who was host: "Gastgeberin war X"."""
    opens = bool(token.is_sent_start) and token.i + 2 < token.sent.end
    return opens and token.text.startswith("Gastgeber") and token.nbor().lower in ("war", "ist")


def _is_listing(token: Word) -> bool:
    """Whether a word after a comma names some of those who meet: "darunter", "angeführt von"."""
    if token.i == 0 or token.nbor(-1).text != "," or token.i + 1 >= token.sent.end:
        return False
    if token.lower == "darunter":
        before = token.tree[max(token.i - 10, token.sent.start) : token.i]
        return any(t.is_noun and is_person(t) for t in before)
    return token.lower in _LED and token.nbor().lower in ("von", "vom")


def _listed(scene: Scene, token: Word) -> list[str]:
    mark = token if token.lower == "darunter" else token.nbor()
    return behind(scene.cast, mark, token.sent.end)


def _told_in(scene: Scene, token: Word) -> Draft | None:
    """Return the one meeting that the sentence of a word tells."""
    here = [final(d) for d in scene.drafts if d.trigger.sent == token.sent]
    here = [d for d in here if d.enough and d.family != "press"]
    return here[0] if here and all(d is here[0] for d in here) else None


def _joiners(scene: Scene, verb: Word) -> Iterator[str]:
    if infinitive(verb) in _DONE_BY and any(c.is_passive_auxiliary for c in verb.children):
        for child in with_preposition(verb, ("von",)):
            yield from parties(scene.cast, child)
        return
    who = subject(verb)
    if who is None or who.is_pronoun:
        return
    for found in parties(scene.cast, who):
        if not scene.cast.is_place(found):
            yield found


def _joined(scene: Scene, verb: Word) -> Draft | None:
    """Return the meeting that a verb of taking part is about: that of its noun, else the last."""
    live = [(d, final(d)) for d in scene.drafts]
    live = [(d, f) for d, f in live if f.enough and f.family != "press"]
    for draft, kept in live:
        if draft.trigger.head == verb or (
            verb.is_attributive_clause and verb.head == draft.trigger
        ):
            return kept
    if infinitive(verb) in _NAMING:
        return None
    event = (c for c in verb.children if preposition(c) == "an" and c.is_nominal)
    event = (c for c in event if not c.lower.endswith("tisch"))
    noun = next(event, None)
    if noun is not None and not any(d.trigger == noun for d in scene.drafts):
        return None
    before = [(d, f) for d, f in live if d.trigger.i < verb.i]
    if not before:
        return None
    draft, kept = before[-1]
    between = scene.tree[draft.trigger.i + 1 : verb.i]
    near = sum(1 for t in between if t.is_sent_start) <= 1
    told = kept.status != MeetingStatus.OCCURRED or is_past(verb) or infinitive(verb) == "begleiten"
    return kept if near and told else None
