"""Who takes part in a meeting that a noun tells: beside it, in its clause, in the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.grammar.clauses import with_preposition
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.subjects import subject
from kg.read.grammar.verb_forms import infinitive
from kg.read.meetings.fallbacks import joined_right, owner_right
from kg.read.meetings.lexicon import (
    NounEntry,
)
from kg.read.meetings.noun_context import (
    SECOND,
    is_at_edge,
    is_attached,
    is_topic,
    takes_part,
)
from kg.read.meetings.participants import genitives, ids, parties, prefix_parties
from kg.read.meetings.plural_sets import is_both
from kg.read.meetings.status_cues import verb_cues

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Scene
    from kg.read.meetings.lexicon import NounEntry


_LIGHT = frozenset("führen haben halten abhalten aufnehmen fortsetzen fortführen eintreten".split())  # noqa: SIM905
_LEADING = frozenset("führen haben aufnehmen anbieten antragen bieten planen".split())  # noqa: SIM905
BODIES = (
    "rat", "parlament", "kabinett", "ausschuss", "bundestag", "kongress", "versammlung",
    "kommission", "direktorium", "duma", "senat", "knesset", "präsidium", "vorstand", "gremium",
    "konvent",
)  # fmt: skip
_AGENTLESS = frozenset("fordern verlangen vorschlagen anregen werben plädieren geben".split())  # noqa: SIM905


def named_with(
    scene: Scene, noun: Word, entry: NounEntry, predicate: Word | None
) -> tuple[list[str], list[str]]:
    """Return those who stand with the noun itself, and of them those after "mit"."""
    found = list(prefix_parties(scene.cast, noun))
    travelling = entry.family == "visit" and predicate is not None and noun.is_object
    beside = list(genitives(noun))
    for child in [c for c in beside if is_both(c)] or beside:
        if child.is_possessive:
            mine = [] if travelling else ids(scene.cast, child)
            found.extend(p for p in mine if not scene.cast.is_state(p))
        else:
            found.extend(parties(scene.cast, child))
    marks = ("mit", "bei", "unter") if entry.family in ("visit", "talk") else ("mit",)
    partners = [p for c in with_preposition(noun, marks) for p in parties(scene.cast, c)]
    if entry.kind == "briefing":
        partners = [p for p in partners if scene.cast.is_person(p)]
    found = list(dict.fromkeys((*found, *partners))) or owner_right(scene.cast, noun)
    if len(found) < 2 and entry.family in ("talk", "call") and not partners:
        partners = joined_right(scene.cast, noun, found)
        found = [*found, *partners]
    return list(dict.fromkeys((*found, *_leading(scene, noun)))), partners


def completed(scene: Scene, noun: Word, entry: NounEntry, predicate: Word | None,
    found: list[str], partners: list[str],
) -> list[str]:  # fmt: skip
    """Add the side that the noun lacks: the subject, or that of the sentence before."""
    if not found and predicate is not None and noun.dep in (*SECOND, "obj"):
        between = with_preposition(predicate, ("zwischen",))
        found = [p for c in between for p in parties(scene.cast, c)]
    owned = bool(found) and not partners and preposition(noun) in ("vor", "nach", "seit", "bis")
    hosted = entry.family == "visit" and bool(found) and set(found) <= set(partners)
    if len(found) < 2 and entry.family != "summit" and not (owned or is_at_edge(noun)):
        found = _with_subject(scene, noun, predicate, [] if hosted else found, entry)
        if not found and hosted:
            found = [p for c in genitives(noun) for p in ids(scene.cast, c)]
        found = list(dict.fromkeys((*found, *partners)))
    elif _is_one_side(noun, entry, found, partners):
        found = _with_subject(scene, noun, predicate, found, entry)
    elif not found and predicate is not None and preposition(noun) in ("in", "auf", "bei", "an"):
        found = _sitting(scene, predicate)
    if len(found) == 1 and not partners and entry.family in ("talk", "call"):
        found = _theirs(scene, noun, found)
    if len(found) == 1 and partners and entry.family in ("talk", "call"):
        found = _ellipsis(scene, noun, found)
    if predicate is not None and preposition(noun) == "an" and takes_part(predicate):
        who = subject(predicate)
        more = parties(scene.cast, who) if who is not None else []
        found = list(dict.fromkeys((*found, *more)))
    return found


def _is_one_side(noun: Word, entry: NounEntry, found: list[str], partners: list[str]) -> bool:
    """Whether all those named are the other side: "nach Gesprächen mit A und B reiste sie ab"."""
    if not found or entry.family not in ("talk", "call") or not set(found) <= set(partners):
        return False
    after = noun.tree[noun.i + 1 : noun.sent.end]
    mark = next((t.lower for t in after if t.lower in ("mit", "zwischen", "von")), "")
    return mark == "mit" and not is_at_edge(noun)


def met_before(scene: Scene, noun: Word) -> list[str]:
    """Return the two persons of the sentence before, whom "das Treffen" brings together.

    Example: "A übergab B einen Brief. Das Treffen dauerte eine Stunde."
    """
    if noun.sent.start == 0 or noun.dep not in SECOND:
        return []
    before = scene.tree[noun.sent.start - 1].sent
    found = [
        m.entity
        for m in scene.cast.mentions
        if m.type == EntityType.PERSON and before.start_char <= m.begin < before.end_char
    ]
    found = list(dict.fromkeys(found))
    return found if len(found) == 2 else []


def body_of(scene: Scene, noun: Word) -> list[str]:
    """Return the body that a sitting without one is of: the last that was named shortly before."""
    first = noun.sent.start
    for _ in range(4):
        first = noun.tree[first - 1].sent.start if first else 0
    start = noun.tree[first].idx
    for mention in reversed(scene.cast.mentions):
        if mention.type != EntityType.ORGANISATION or not start <= mention.begin < noun.idx:
            continue
        if scene.cast.entity(mention.entity).name.lower().endswith(BODIES):
            return [mention.entity]
    return []


def traveller_of(scene: Scene, noun: Word) -> list[str]:
    """Return who travels where a journey names nobody: the subject of the sentence before."""
    if noun.sent.start == 0:
        return []
    before = scene.tree[noun.sent.start - 1].sent
    if not before.text.strip() and before.start:
        before = scene.tree[before.start - 1].sent
    for token in before:
        if token.dep in SECOND and token.head.is_verb:
            found = parties(scene.cast, token)
            return [p for p in found if scene.cast.is_person(p)]
    return []


def round_of(scene: Scene, noun: Word, entry: NounEntry, *, told: bool) -> list[str]:
    """Return the parties of "eine weitere Runde": those of the last meeting told of."""
    if any(True for _ in with_preposition(noun, ("mit", "zwischen"))):
        return []
    if entry.kind == "meet" and not told:
        return []
    if entry.name == "Runde" and told:
        return _last_parties(scene, noun, ("negotiation",), far=True)
    return _last_parties(scene, noun, ("negotiation", "bilateral", "multilateral"))


def _leading(scene: Scene, noun: Word) -> list[str]:
    """Return who leads the talks in a relative clause: "die Gespräche, die er führte"."""
    for child in noun.children:
        if child.is_attributive_clause and infinitive(child) in _LEADING:
            bare = [c for c in child.children if c.is_active_subject or c.is_object]
            who = next((c for c in bare if c.lower not in ("die", "das", "den", "der")), None)
            return parties(scene.cast, who) if who is not None else []
    return []


def _sitting(scene: Scene, predicate: Word) -> list[str]:
    """Return the body that is the subject: "in seiner Sitzung hat der Rat beschlossen"."""
    who = subject(predicate)
    found = parties(scene.cast, who) if who is not None else []
    bodies = [p for p in found if scene.cast.is_body(p)]
    return bodies or found


def _with_subject(
    scene: Scene, noun: Word, predicate: Word | None, found: list[str], entry: NounEntry
) -> list[str]:
    """Add the subject of the predicate: "nach einem Treffen mit ihr sagte er"."""
    if predicate is None:
        return found
    if noun.dep in SECOND and noun.head == predicate:
        beside = with_preposition(predicate, ("für", "mit", "bei"))
        extra = [p for c in beside for p in ids(scene.cast, c)] or _decider(scene, noun, predicate)
        return list(dict.fromkeys((*found, *extra)))
    if not is_attached(noun, predicate) or is_topic(noun, predicate):
        return found
    asked = preposition(noun) not in ("nach", "vor", "bei", "in", "während", "seit")
    if predicate.lemma.lower() in _AGENTLESS and asked and entry.family != "visit":
        return found
    who = subject(predicate, noun)
    if who is None or infinitive(predicate) in _LIGHT:
        beside = with_preposition(predicate, ("mit",))
        found = [*found, *(p for c in beside for p in ids(scene.cast, c))]
    if who is None:
        who = next((c for c in predicate.children if c.is_object and c != noun), None)
    if who is None or who == noun:
        return found
    more = parties(scene.cast, who)
    if not more:
        more = [
            p
            for c in predicate.children
            if (c.is_active_subject or c.is_object) and c not in (noun, who)
            for p in parties(scene.cast, c)
        ]
    if entry.family == "visit":
        more = [p for p in more if not scene.cast.is_state(p)] or more
        if found:
            return found
    more.extend(_spoken_to(scene, noun, predicate))
    return list(dict.fromkeys((*found, *more)))


def _decider(scene: Scene, noun: Word, predicate: Word) -> list[str]:
    """Return who decides on a meeting whose noun the parse took for the subject.

    Example: "Ein Treffen mit ihr schlug der Minister aus."
    """
    inner = [c for c in predicate.children if c.is_infinitive_clause and c.is_verb]
    if not any(any(verb_cues(verb)) for verb in (predicate, *inner)):
        return []
    if infinitive(predicate) in _AGENTLESS:
        return []
    for child in predicate.children:
        if child.dep in (*SECOND, "obj") and child != noun and not child.is_passive_subject:
            return parties(scene.cast, child)
    return []


def _spoken_to(scene: Scene, noun: Word, predicate: Word) -> list[str]:
    """Return whom the subject addresses, asks or moves on the occasion: "sagte ihm zu"."""
    verbs = [predicate]
    if preposition(noun) in ("in", "bei", "an"):
        verbs.extend(c for c in predicate.children if c.is_infinitive_clause and c.is_verb)
    return [
        p
        for verb in verbs
        for child in verb.children
        if (child.is_dative or child.is_object) and child != noun and not preposition(child)
        for p in ids(scene.cast, child)
    ]


def _theirs(scene: Scene, noun: Word, found: list[str]) -> list[str]:
    """Return all of a joint subject where "ihr" took up only one: "bei ihrem Treffen"."""
    own = any(c.is_possessive and c.lower.startswith("ihr") for c in noun.children)
    if not own or noun.sent.start == 0:
        return found
    before = scene.tree[noun.sent.start - 1].sent
    for token in before:
        if token.dep in SECOND and token.head.is_verb:
            more = parties(scene.cast, token)
            return more if len(more) > 1 and found[0] in more else found
    return found


def _last_parties(
    scene: Scene, noun: Word, kinds: tuple[str, ...], *, far: bool = False
) -> list[str]:
    """Return who took part in the last meeting told of: "eine weitere Runde"."""
    for draft in reversed(scene.drafts):
        between = scene.tree.text[draft.trigger.idx : noun.idx]
        if "\n\n" in between and not far:
            return []
        if draft.kind in kinds and len(draft.parties) > 1 and draft.enough:
            return list(draft.parties)
    return []


def _ellipsis(scene: Scene, noun: Word, found: list[str]) -> list[str]:
    """Add the second party from the sentence before, where only "mit X" is said."""
    if noun.sent.start == 0:
        return found
    before = scene.tree[noun.sent.start - 1].sent
    if "\n\n" in scene.tree.text[before.start_char : noun.sent.start_char]:
        return found
    who = next((t for t in before if t.dep in SECOND), None)
    more = parties(scene.cast, who) if who is not None else []
    more = [p for p in more if scene.cast.entity(p).type == scene.cast.entity(found[0]).type]
    return list(dict.fromkeys((*more[:1], *found)))
