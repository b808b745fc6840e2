"""One node for one real-world meeting, however often the article comes back to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingStatus
from kg.read.grammar.prepositions import preposition
from kg.read.meetings.dates import iso

if TYPE_CHECKING:
    from kg.model import Time
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word

_FAMILY_OF_KIND = {"call": "call", "visit": "visit", "briefing": "press"}
_RANK = {
    MeetingStatus.OCCURRED: 0,
    MeetingStatus.ONGOING: 1,
    MeetingStatus.PLANNED: 2,
    MeetingStatus.POSSIBLE: 3,
    MeetingStatus.CANCELLED: 4,
}


@dataclass(slots=True)
class Draft:
    """A meeting as one place of the article tells it."""

    trigger: Word
    entry: str
    kind: str
    family: str
    status: MeetingStatus
    parties: list[str]
    place: str | None
    time: Time | None
    definite: bool = False
    fresh: bool = False
    in_title: bool = False
    enough: bool = True
    plural: bool = False
    """Whether the one party named stands for several: "die Außenminister der EU"."""
    according_to: str | None = None
    edge_of: Draft | None = None
    joins: bool = False
    """Whether its parties join those of a meeting told before: "an dem Treffen nahm X teil"."""
    alone: bool = False
    """Whether this is one of several meetings that one word tells."""
    lead: list[str] = field(default_factory=list)
    """Of a verb's parties the subject."""
    others: list[Word] = field(default_factory=list)
    merged_into: Draft | None = None

    @property
    def weight(self) -> int:
        """How much this place tells."""
        told = 2 * len(self.parties) + 2 * bool(self.place) + 2 * bool(self.time)
        return told - 20 * self.in_title


def merge(drafts: list[Draft], cast: Cast) -> list[Draft]:
    """Return one draft for each meeting; those that name too little and find no other fall away."""
    kept: list[Draft] = []
    for draft in drafts:
        fitting = [k for k in kept if _same(k, draft, cast)]
        target = max(fitting, key=_last_mention, default=None)
        if target is None:
            kept.append(draft)
        else:
            _absorb(target, draft)
    return [d for d in kept if d.enough]


def final(draft: Draft) -> Draft:
    """Return the draft that a draft was merged into."""
    while draft.merged_into is not None:
        draft = draft.merged_into
    return draft


def _last_mention(draft: Draft) -> int:
    return max(t.i for t in (draft.trigger, *draft.others))


def _absorb(target: Draft, draft: Draft) -> None:
    draft.merged_into = target
    target.others.append(draft.trigger)
    heavier = draft.weight > target.weight
    if heavier:
        target.trigger, target.others[-1] = draft.trigger, target.trigger
        if draft.enough:
            target.entry = draft.entry
    target.enough = target.enough or draft.enough
    stronger = len(draft.parties) > len(target.parties)
    from_title = target.in_title and not draft.in_title
    if draft.joins:
        extra = [p for p in draft.parties if p not in target.parties]
        target.parties = [*target.parties, *extra]
        stronger = False
    if _same_clause(target, draft) and target.parties and draft.enough:
        extra = [p for p in draft.parties if p not in target.parties and p != target.place]
        target.parties = [*target.parties, *extra]
        stronger = False
    if draft.enough and (target.in_title or not target.parties or stronger):
        target.parties = draft.parties
        if draft.kind != "negotiation" or target.in_title:
            target.kind = draft.kind
        target.plural = draft.plural
    target.in_title = target.in_title and draft.in_title
    target.place = target.place or draft.place
    if target.time is None or len(iso(draft.time) or "") > len(iso(target.time) or ""):
        target.time = draft.time or target.time
    if MeetingStatus.CANCELLED in (draft.status, target.status):
        target.status = MeetingStatus.CANCELLED
    elif (from_title and draft.enough) or (
        _RANK[draft.status] < _RANK[target.status] and draft.enough and heavier
    ):
        target.status = draft.status
    target.edge_of = target.edge_of or draft.edge_of
    if _same_clause(target, draft) and "call" in (target.kind, draft.kind):
        target.kind, target.family, target.place = "call", "call", None


def _is_purpose(old: Draft, new: Draft) -> bool:
    """Whether one is what the other is for: "fordert ein Treffen, um zu beraten"."""
    verb = new.trigger
    aim = verb.is_verb and any(c.lower == "um" for c in verb.children)
    noun = old.trigger.is_noun and old.family in ("talk", "summit")
    return aim and noun and new.family == "talk" and verb.head == old.trigger.head


def _told_again(old: Draft, new: Draft) -> bool:
    """Whether the same two are said again to have talked, a few sentences on."""
    same = set(old.parties) == set(new.parties) and len(old.parties) > 1
    kinds = {old.family, new.family} <= {"talk", "call"}
    return same and kinds and old.status == new.status and _near(old, new, 5)


def _same(old: Draft, new: Draft, cast: Cast) -> bool:
    if old.alone and new.alone and old.trigger.i == new.trigger.i:
        return False
    if old.trigger.i == new.trigger.i or _same_clause(old, new):
        return True
    if _is_purpose(old, new):
        return True
    if _told_again(old, new) and not new.fresh and _dates_agree(old.time, new.time):
        return _places_agree(old, new, cast)
    if new.fresh or (old.family != new.family and not _related(old, new)):
        return False
    if not _dates_agree(old.time, new.time) or not _places_agree(old, new, cast):
        return False
    if not _statuses_agree(old, new):
        return False
    if old.kind == "briefing" and old.trigger.sent != new.trigger.sent:
        shared = bool(set(old.parties) & set(new.parties))
        return shared and (new.definite or bool(old.time and new.time) or _near(old, new, 4))
    if new.joins and old.status == new.status and _near(old, new, 2):
        return True
    mine, other = set(_wide(old.parties, cast)), set(_wide(new.parties, cast))
    if new.definite and not new.parties:
        return _near(old, new, 12)
    if not mine or not other:
        return bool(
            (old.place and old.place == new.place) and (old.time or new.time or new.definite)
        )
    overlap = len(mine & other) / min(len(mine), len(other))
    exact = set(old.parties) == set(new.parties)
    if exact and len(old.parties) > 1:
        return True
    if exact and (old.place == new.place or new.definite or old.in_title):
        return bool(old.place or new.definite or old.in_title or _near(old, new, 2))
    if old.in_title:
        return overlap >= 0.5
    if new.definite and overlap >= 0.5 and _near(old, new, 8) and old.family == new.family:
        return True
    return overlap >= 1 and (
        new.definite or _near(old, new, 1) or bool(old.place and old.place == new.place)
    )


def _related(old: Draft, new: Draft) -> bool:
    pair = {old.family, new.family}
    if pair == {"talk", "summit"}:
        return True
    return pair == {"talk", "call"} and new.definite and "negotiation" not in (old.kind, new.kind)


def _wide(ids: list[str], cast: Cast) -> list[str]:
    """Return the actors and what they act for or belong to."""
    found = list(ids)
    for entity_id in ids:
        entity = cast.entity(entity_id)
        found.extend(
            x for x in (entity.acts_for, entity.of) if x and entity.type != EntityType.PERSON
        )
    return found


def _dates_agree(a: Time | None, b: Time | None) -> bool:
    left, right = iso(a), iso(b)
    if left is None or right is None:
        return True
    size = min(len(left), len(right))
    return left[:size] == right[:size]


def _places_agree(old: Draft, new: Draft, cast: Cast) -> bool:
    """Whether two places can be one; a city and a state may lie one in the other."""
    if old.place is None or new.place is None or old.place == new.place:
        return True
    return cast.entity(old.place).type != cast.entity(new.place).type


def _same_clause(old: Draft, new: Draft) -> bool:
    """Whether one names what the other tells: "trafen sich zu einer Konferenz"."""
    for outer, inner in ((old.trigger, new.trigger), (new.trigger, old.trigger)):
        if inner.head != outer or not outer.is_verb or "press" in (old.family, new.family):
            continue
        if inner.is_nominal:
            return preposition(inner) in ("zu", "in", "bei", "")
        if inner.is_adverbial_clause and any(c.lower == "um" for c in inner.children):
            return "visit" in (old.family, new.family)
    return False


def _statuses_agree(old: Draft, new: Draft) -> bool:
    if old.status == new.status or new.definite or old.in_title:
        return True
    pair = {old.status, new.status}
    if pair in (
        {MeetingStatus.OCCURRED, MeetingStatus.ONGOING},
        {MeetingStatus.PLANNED, MeetingStatus.CANCELLED},
    ):
        return True
    return (
        pair == {MeetingStatus.PLANNED, MeetingStatus.POSSIBLE}
        and old.trigger.sent == new.trigger.sent
    )


def _near(old: Draft, new: Draft, sentences: int) -> bool:
    last = max((old.trigger, *old.others), key=lambda t: t.i)
    between = sum(1 for t in new.trigger.tree[last.i : new.trigger.i] if t.is_sent_start)
    return between <= sentences
