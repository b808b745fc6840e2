"""Whom "beide Länder", "die zwei Minister", "der drei Staaten" denote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word

BOTH = frozenset("beide beiden beider zwei".split())  # noqa: SIM905
_COUNT = {
    "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "zwölf": 12,
}  # fmt: skip
_STATES = (
    "land", "länder", "ländern", "staat", "staaten", "seite", "seiten", "regierung", "regierungen",
    "lager", "lagern", "partei", "parteien", "nachbar", "nachbarn", "nation", "nationen",
    "anrainer", "hauptstädte", "hauptstädten",
)  # fmt: skip
_REACH = 6


def is_both(token: Word) -> bool:
    """Whether a phrase is "beide Länder", "der zwei Seiten", "der beiden Staaten"."""
    return _is_state(token) and any(c.lower in BOTH for c in token.children)


def _is_state(token: Word) -> bool:
    return token.is_noun and token.lower.endswith(_STATES)


def both_right(token: Word) -> Word | None:
    """Return the noun of "beider Länder" that follows directly, wherever the parse hung it."""
    tree, end = token.tree, token.sent.end
    if token.i + 2 >= end or tree[token.i + 1].lower not in ("beider", "der"):
        return None
    return next((t for t in tree[token.i + 2 : min(end, token.i + 4)] if is_both(t)), None)


def counted(token: Word) -> int:
    """Return how many a phrase says there are: 3 for "die drei Länder"; 0 if it does not."""
    for word in (token, *token.children):
        if word.lower in _COUNT:
            return _COUNT[word.lower]
    return 2 if any(c.lower in BOTH for c in (token, *token.children)) else 0


def resolve_set(cast: Cast, token: Word) -> list[str]:
    """Return those whom a counted phrase takes up: the last so many that were named together."""
    number = counted(token)
    if number > 2:
        return _named_together(cast, token, number)
    if number < 2:
        return []
    if _is_state(token):
        return _salient_states(cast, token)
    found: list[str] = []
    first = _sentences_before(token, 3)
    object_ = token.is_dative or token.is_object or token.is_oblique
    last = token.sent.start_char if object_ else token.idx
    for mention in reversed([m for m in cast.mentions if first <= m.begin < last]):
        if mention.type == EntityType.PERSON and mention.entity not in found:
            found.append(mention.entity)
        if len(found) == 2:
            return found[::-1]
    return []


def _sentences_before(token: Word, number: int) -> int:
    """Return the offset at which the sentence so many sentences before begins."""
    start = token.sent.start
    for _ in range(number):
        if start == 0:
            break
        start = token.tree[start - 1].sent.start
    return int(token.tree[start].idx)


def _named_together(cast: Cast, token: Word, number: int) -> list[str]:
    """Return the last coordinated names of that number: "Laos, Vietnam und Kambodscha"."""
    first = _sentences_before(token, _REACH)
    for i in range(token.i - 1, -1, -1):
        head = token.tree[i]
        if head.idx < first:
            return []
        if not any(c.is_conjunct for c in head.children):
            continue
        found = [
            p
            for p in cast.denoted(head)
            if cast.entity(p).type in (EntityType.STATE, EntityType.PERSON)
        ]
        if len(found) == number:
            return found
    return []


def _salient_states(cast: Cast, token: Word) -> list[str]:
    """Return the two states that were spoken of most before the token."""
    counts: dict[str, int] = {}
    for mention in cast.mentions:
        if mention.begin >= token.idx:
            break
        actor = mention.entity
        if mention.type == EntityType.PLACE:
            actor = cast.entity(actor).acts_for or ""
        elif mention.type != EntityType.STATE:
            continue
        if actor:
            counts[actor] = counts.get(actor, 0) + 1
    best = sorted(counts, key=lambda e: -counts[e])[:2]
    return best if len(best) == 2 else []


def union_of(cast: Cast, token: Word) -> list[str]:
    """Return the union whose "Staats- und Regierungschefs" meet: the one named last."""
    _, hyphen, rest = token.text.partition("-")
    if hyphen and rest in ("Staats-", "Regierungschefs"):
        state = cast.state_of(token)
        return [state] if state else []
    joined = any(c.lower == "regierungschefs" for c in token.children)
    if not token.lower.startswith(("staats-", "regierungschefs")) or not (
        joined or token.lower == "regierungschefs"
    ):
        return []
    first = _sentences_before(token, 2 * _REACH)
    for mention in reversed(cast.mentions):
        near = mention.type == EntityType.ORGANISATION and first <= mention.begin < token.idx
        if near and cast.kinds(mention.entity) & {"union", "alliance"}:
            return [mention.entity]
    return []
