"""One draft for one real-world meeting, however often the article comes back to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import MeetingKind, MeetingStatus
from kg.read.grammar.reach import FARTHEST
from kg.read.meetings.calendar import iso
from kg.read.meetings.drafts import sentences_between
from kg.read.meetings.kinds import LIVE, Family
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from kg.model import Time
    from kg.read.coreference.cast import Cast
    from kg.read.meetings.context import Context
    from kg.read.meetings.drafts import Draft

_SURENESS = {
    MeetingStatus.OCCURRED: 0,
    MeetingStatus.ONGOING: 1,
    MeetingStatus.PLANNED: 2,
    MeetingStatus.POSSIBLE: 3,
    MeetingStatus.CANCELLED: 4,
}
_AGREEING = (
    {MeetingStatus.OCCURRED, MeetingStatus.ONGOING},
    {MeetingStatus.PLANNED, MeetingStatus.CANCELLED},
)
"""Statuses that two places may tell of one meeting."""
_UNSURE = {MeetingStatus.PLANNED, MeetingStatus.POSSIBLE}
_HELD = frozenset((Family.TALK, Family.SUMMIT))


def merge(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Return one draft for each meeting; those that tell too little and fit no other fall away."""
    kept: list[Draft] = []
    near: list[int] = []
    """Places in the list of those that a draft may take up: within reach, or of the title."""
    of_day: dict[tuple[frozenset[str], str | None], int] = {}
    """The last that the same parties have on a day, however far back."""
    for draft in drafts:
        near = [p for p in near if kept[p].in_title or _is_near(kept[p], draft, FARTHEST)]
        same_day = of_day.get(_day(draft)) if draft.parties and draft.time else None
        known = near if same_day is None or same_day in near else [same_day, *near]
        fitting = (p for p in known if _is_same(kept[p], draft, context.cast))
        target = max(fitting, key=lambda p: kept[p].last_word.i, default=None)
        if target is None:
            target = len(kept)
            kept.append(draft)
        else:
            kept[target] = _joined(kept[target], draft)
        if target not in near:
            near.append(target)
        of_day[_day(kept[target])] = target
    return [draft for draft in kept if draft.enough]


def _day(draft: Draft) -> tuple[frozenset[str], str | None]:
    return frozenset(draft.parties), iso(draft.time)


# --- joining -----------------------------------------------------------------------------------


def _joined(old: Draft, new: Draft) -> Draft:
    """Return the meeting that both tell, in the words of the one that tells more."""
    heavier = new.weight > old.weight
    within = not heavier and _is_same_clause(old, new)
    trigger, passed = (new.trigger, old.trigger) if heavier else (old.trigger, new.trigger)
    teller = new if heavier and new.enough else old
    joined = replace(
        _with_parties_of(old, new, within=within),
        trigger=trigger,
        passed=(*old.passed, passed),
        source=teller.source,
        absorbed=(*old.absorbed, new),
        enough=old.enough or new.enough,
        in_title=old.in_title and new.in_title,
        place=old.place or new.place,
        time=_finer(old.time, new.time),
        status=_status(old, new, heavier=heavier),
        edge_of=old.edge_of if old.edge_of is not None else new.edge_of,
    )
    if within and MeetingKind.CALL in (joined.kind, new.kind):
        return replace(joined, kind=MeetingKind.CALL, family=Family.CALL, place=None)
    return joined


def _with_parties_of(old: Draft, new: Draft, *, within: bool) -> Draft:
    """Return the old draft with the parties that both tell, and the kind that goes with them.

    ``within``: one names what the other tells.
    """
    if new.joins:
        old = replace(old, parties=tuple(dict.fromkeys((*old.parties, *new.parties))))
    adds = within and old.parties and new.enough
    if adds:
        old = old.with_parties(new.parties)
    stronger = len(new.parties) > len(old.parties) and not (new.joins or adds)
    if not new.enough or not (old.in_title or not old.parties or stronger):
        return old
    keeps_kind = new.kind == MeetingKind.NEGOTIATION and not old.in_title
    kind = old.kind if keeps_kind else new.kind
    return replace(old, parties=new.parties, kind=kind, plural=new.plural)


def _finer(old: Time | None, new: Time | None) -> Time | None:
    """Return the new time where it tells the date more exactly, else the old one."""
    if old is None or len(iso(new) or "") > len(iso(old) or ""):
        return new or old
    return old


def _status(old: Draft, new: Draft, *, heavier: bool) -> MeetingStatus:
    if MeetingStatus.CANCELLED in (new.status, old.status):
        return MeetingStatus.CANCELLED
    from_title = old.in_title and not new.in_title
    surer = _SURENESS[new.status] < _SURENESS[old.status] and heavier
    return new.status if new.enough and (from_title or surer) else old.status


# --- whether two are one -----------------------------------------------------------------------


def _is_same(old: Draft, new: Draft, cast: Cast) -> bool:
    """Whether a place of the article tells of a meeting told before."""
    if old.trigger.i == new.trigger.i:
        return not (old.alone and new.alone)
    if _is_same_clause(old, new) or _is_purpose(old, new):
        return True
    if not _is_compatible(old, new, cast):
        return False
    return _is_told_again(old, new) or (_may_take_up(old, new) and _takes_up(old, new, cast))


def _is_same_clause(old: Draft, new: Draft) -> bool:
    """Whether one names what the other tells: "trafen sich zu einer Konferenz"."""
    return _names(old, new) or _names(new, old)


def _names(teller: Draft, named: Draft) -> bool:
    verb, word = teller.trigger, named.trigger
    if word.head != verb or not verb.is_verb or Family.PRESS in (teller.family, named.family):
        return False
    if word.is_nominal:
        return word.preposition in WORDS.of_a_meeting_that_its_verb_tells
    purpose = word.is_adverbial_clause and any(c.lower in WORDS.purpose for c in word.children)
    return purpose and Family.VISIT in (teller.family, named.family)


def _is_purpose(old: Draft, new: Draft) -> bool:
    """Whether one is what the other is for: "fordert ein Treffen, um zu beraten"."""
    verb, noun = new.trigger, old.trigger
    aim = verb.is_verb and any(c.lower in WORDS.purpose for c in verb.children)
    held = noun.is_noun and old.family in _HELD and new.family == Family.TALK
    return aim and held and verb.head == noun.head


def _is_told_again(old: Draft, new: Draft) -> bool:
    """Whether the same two are said again to have talked, a few sentences on."""
    same = set(old.parties) == set(new.parties) and len(old.parties) > 1
    live = {old.family, new.family} <= LIVE and old.status == new.status
    return same and live and _is_near(old, new, 5)


def _is_compatible(old: Draft, new: Draft, cast: Cast) -> bool:
    """Whether dates and places agree, and the new one does not say that it is another."""
    return not new.fresh and _dates_agree(old.time, new.time) and _places_agree(old, new, cast)


def _may_take_up(old: Draft, new: Draft) -> bool:
    """Whether families and statuses are such that one can take up the other."""
    related = old.family == new.family or _is_related(old, new)
    return related and _statuses_agree(old, new)


def _takes_up(old: Draft, new: Draft, cast: Cast) -> bool:
    """Whether parties, place and nearness tell that both are one."""
    if old.kind == MeetingKind.BRIEFING and old.trigger.sent != new.trigger.sent:
        dated = bool(old.time and new.time)
        shared = bool(set(old.parties) & set(new.parties))
        return shared and (new.definite or dated or _is_near(old, new, 4))
    if new.joins and old.status == new.status and _is_near(old, new, 2):
        return True
    if new.definite and not new.parties:
        return _is_near(old, new, 12)
    if not old.parties or not new.parties:
        told = old.time or new.time or new.definite
        return bool(old.place and old.place == new.place and told)
    return _parties_agree(old, new, cast)


def _parties_agree(old: Draft, new: Draft, cast: Cast) -> bool:
    if set(old.parties) == set(new.parties):
        if len(old.parties) > 1:
            return True
        known = new.definite or old.in_title
        if old.place == new.place or known:
            return bool(old.place or known or _is_near(old, new, 2))
    before, now = _with_owners(old.parties, cast), _with_owners(new.parties, cast)
    overlap = len(before & now) / min(len(before), len(now))
    if old.in_title:
        return overlap >= _HALF
    known = new.definite and old.family == new.family and _is_near(old, new, 8)
    if known and overlap >= _HALF:
        return True
    near = new.definite or _is_near(old, new, 1) or bool(old.place and old.place == new.place)
    return overlap >= 1 and near


_HALF = 0.5


def _is_related(old: Draft, new: Draft) -> bool:
    """Whether nouns of one family may take up a meeting of the other."""
    pair = {old.family, new.family}
    negotiated = MeetingKind.NEGOTIATION in (old.kind, new.kind)
    return pair == _HELD or (pair == LIVE and new.definite and not negotiated)


def _with_owners(parties: tuple[str, ...], cast: Cast) -> set[str]:
    """Return the parties, and whom the states and bodies among them act for or belong to."""
    found = set(parties)
    for party in parties:
        entity = cast.entity(party)
        if not cast.is_person(party):
            found.update(x for x in (entity.acts_for, entity.of) if x)
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


def _statuses_agree(old: Draft, new: Draft) -> bool:
    if old.status == new.status or new.definite or old.in_title:
        return True
    pair = {old.status, new.status}
    return pair in _AGREEING or (pair == _UNSURE and old.trigger.sent == new.trigger.sent)


def _is_near(old: Draft, new: Draft, sentences: int) -> bool:
    return sentences_between(old.last_word, new.trigger) <= sentences
