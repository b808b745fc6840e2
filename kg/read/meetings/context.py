"""What is known of an article while its meetings are read: who, when, what was told so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingStatus
from kg.read.grammar.stretches import window
from kg.read.grammar.subjects import subject
from kg.read.meetings.noun_context import around, is_speech
from kg.read.meetings.participants import ids
from kg.read.meetings.places import place_in_sentence, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Time
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree, Word
    from kg.read.meetings.dates import Calendar
    from kg.read.meetings.drafts import Draft

_AGO = frozenset(
    "anschließend hinterher danach später daraufhin darauf Anschluss zuvor".split()  # noqa: SIM905
)


def family_of(kind: str, family: str = "talk") -> str:
    """Return the family of a kind of meeting: which nouns may take it up."""
    return {"visit": "visit", "call": "call", "briefing": "press"}.get(kind, family)


def can_travel(types: list[str]) -> bool:
    """Whether one of the types of entity can go somewhere."""
    return EntityType.PERSON in types or EntityType.ORGANISATION in types


_HERE = frozenset(("hier", "hierzulande"))


@dataclass(slots=True)
class Scene:
    """One article while its meetings are read."""

    tree: Tree
    cast: Cast
    calendar: Calendar
    dateline: str | None = None
    """The place that the article is dated from."""
    drafts: list[Draft] = field(default_factory=list)
    """The meetings told so far, in text order."""

    @property
    def last(self) -> Draft | None:
        """The meeting told last."""
        return self.drafts[-1] if self.drafts else None

    def told_near(self, token: Word) -> bool:
        """Whether a meeting was told of in this sentence or one of the five before."""
        between = self.tree[self.last.trigger.i : token.i] if self.last is not None else ()
        return self.last is not None and sum(1 for t in between if t.is_sent_start) <= 5

    def last_two(self) -> list[str]:
        """Return the two sides of the last meeting that has two and no person: "beide Seiten"."""
        for draft in reversed(self.drafts):
            types = {self.cast.entity(p).type for p in draft.parties}
            if len(draft.parties) == 2 and EntityType.PERSON not in types:
                return list(draft.parties)
        return []

    def follows(self, verb: Word) -> bool:
        """Whether the clause follows on the last meeting told of in the same paragraph."""
        last = self.last
        if last is None or last.status != MeetingStatus.OCCURRED:
            return False
        if self.tree.text[last.trigger.idx : verb.idx].count("\n\n") > 1:
            return False
        return any(t.lemma in _AGO or t.lower in _AGO for t in around(verb))

    def afterwards(self, verb: Word) -> Time | None:
        """Return the time of the meeting told before, where this one came just after it."""
        if self.last is not None and self.follows(verb):
            return self.last.time
        there = any(t.lower == "dort" for t in verb.children)
        if there and self.last is not None and self.last.family == "visit" and self.last.place:
            return self.last.time
        return None

    def kind(self, kind: str, found: list[str], *, plural: bool) -> str:
        """Return the kind of a meeting: of two or of more where a word leaves it open."""
        if kind != "meet":
            return kind
        types = [self.cast.entity(i).type for i in found]
        if len(found) >= 3 or (len(found) < 2 and plural and EntityType.PERSON not in types):
            return "multilateral"
        return "multilateral" if types == [EntityType.ORGANISATION] else "bilateral"

    def place_at(self, verb: Word, kind: str, place: str | None) -> str | None:
        """Return the place of what a verb tells: its own, that of the clause above, one near."""
        if kind == "call":
            return None
        return (
            place
            or self.place_before(verb)
            or self.place_near(verb)
            or self.place_beside(verb, kind)
        )

    def place_before(self, verb: Word) -> str | None:
        """Return the place that a relative clause with "wo" describes."""
        start = window(verb).start
        if start < 2 or self.tree[start].lower != "wo":
            return None
        before = self.cast.mention_at(self.tree[start - 2])
        named = before is not None and before.type in (EntityType.PLACE, EntityType.STATE)
        return before.entity if before is not None and named else None

    def place_near(self, token: Word) -> str | None:
        """Return the place of the clause above, or the last named where "dort" stands."""
        there = next((t for t in token.children if t.lower == "dort"), None)
        if there is not None:
            return self.place_there(there)
        for ancestor in token.ancestors:
            if ancestor.sent != token.sent:
                break
            if ancestor.is_verb and token.dep in ("xcomp", "conj", "advcl", "obl"):
                return place_of(self.cast, (ancestor,), ())
        near = window(token)
        start, end = near.start, near.end
        return self.dateline if _is_here(self.tree[start:end]) else None

    def place_there(self, token: Word) -> str | None:
        """Return the last place named, which "dort" takes up."""
        here = [m for m in self.cast.mentions if m.type == EntityType.PLACE and m.begin < token.idx]
        return here[-1].entity if here else None

    def place_beside(self, token: Word, kind: str) -> str | None:
        """Return the nearest place of the sentence that can be the meeting's."""
        if kind == "call" or (kind == "visit" and not token.is_noun):
            return None
        return place_in_sentence(self.cast, token, inside=kind == "visit")

    def claimant(self, verb: Word) -> str | None:
        """Return who says what the clause of a verb tells."""
        head = verb.head
        if (
            not (verb.is_content_clause or verb.is_parataxis)
            or not head.is_verb
            or not is_speech(head)
        ):
            return None
        who = subject(head)
        found = ids(self.cast, who) if who is not None else []
        return found[0] if found else None


def _is_here(words: Iterable[Word]) -> bool:
    """Whether "hier" or "in dieser Stadt" stands among the words."""
    for word in words:
        if word.lower in _HERE:
            return True
        if word.lemma in ("Stadt", "Hauptstadt") and any(
            c.lower.startswith("dies") for c in word.children
        ):
            return True
    return False
