"""Frames of verbs and nouns that evoke meetings, and the traps that look like one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, ClassVar

from kg.lexicon import cells, rows
from kg.model import MeetingKind
from kg.read.grammar.verb_forms import is_participle_form
from kg.read.meetings.kinds import Family, Number, Pattern, Role, Trait
from kg.read.meetings.word_classes import WORDS
from kg.read.scoring.entry import Entry
from kg.read.scoring.entry import Family as EntryFamily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from kg.lexicon import Row
    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.tree import Stretch, Word

_ENDINGS = ("en", "es", "s", "n", "e")
"""Endings of the plural and the genitive."""
_BEHIND = 5
"""So many words behind a preposition its noun may stand."""
_LEAST_STEM = 4
"""A plural's ending is taken off only longer words than that and itself."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A word or phrase that stands in the clause: ``mit:``, ``zu:Gespräch``, ``Besuch``."""

    preposition: str
    word: str

    def stands_in(self, clause: Clause) -> bool:
        """Whether it stands in a clause, on the verb or on a span of time beside it."""
        beside = clause.verb.children
        below = [*beside, *(c for s in beside if _is_span(s) for c in s.children)]
        if any(self._is(child) for child in below):
            return True
        may_stray = self.word[:1].isupper() or (not self.word and self._is_free)
        return bool(self.preposition) and may_stray and self._stands_near(clause.window)

    @property
    def _is_free(self) -> bool:
        return self.preposition in WORDS.of_phrases_that_the_parse_hangs_elsewhere

    def _is(self, child: Word) -> bool:
        if self.preposition:
            mine = child.preposition == self.preposition
            return mine and (not self.word or _ends(child, self.word) or child.lower == self.word)
        return _ends(child, self.word) or self.word in (child.lemma, child.lower)

    def _stands_near(self, near: Stretch) -> bool:
        """Whether it stands near the verb in the row of words, wherever the parse hung it."""
        for token in near:
            if token.is_adposition and token.bare == self.preposition:
                after = near.tree[token.i + 1 : min(near.end, token.i + _BEHIND)]
                if any(t.is_nominal and (not self.word or _ends(t, self.word)) for t in after):
                    return True
        return False


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """A verb in a sense that evokes a meeting: one row of ``data/verbs.tsv``."""

    name: str
    reflexive: bool
    beside: tuple[tuple[Beside, ...], ...]
    """What must stand in the clause: one of each group."""
    kind: MeetingKind | None
    """``None``: of two or of more, by how many take part."""
    roles: tuple[str, ...]
    when: tuple[str, ...]
    """Names of the conditions of which one must hold."""
    unless: tuple[str, ...]
    """Names of the conditions of which none may hold."""
    goal: tuple[str, ...]
    trait: Trait

    pattern: ClassVar = Pattern.VERB

    @property
    def entry(self) -> Entry:
        """Its name in the reading: ``meeting:zusammenkommen``."""
        return Entry(EntryFamily.MEETING, self.name.replace("|", ""))

    @property
    def asks_for_goal(self) -> bool:
        """Whether a phrase that tells whereto must stand in the clause."""
        marks = (b.preposition for group in self.beside for b in group if not b.word)
        return any(mark in WORDS.towards for mark in marks)

    @property
    def asks_for_purpose(self) -> bool:
        """Whether a phrase with "zu" must stand in the clause: "bat zu einem Gespräch"."""
        return any(b.preposition == Role.TO for group in self.beside for b in group)

    def has_particle(self, word: str) -> bool:
        """Whether a separated particle is one of the words it asks for: "ein" of "lädt ein"."""
        return any(b.word == word and not b.preposition for group in self.beside for b in group)


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that evokes a meeting: one row of ``data/nouns.tsv``."""

    name: str
    kind: MeetingKind | None
    family: Family
    number: str
    when: tuple[str, ...]
    unless: tuple[str, ...]
    trait: Trait

    pattern: ClassVar = Pattern.NOUN

    @property
    def entry(self) -> Entry:
        """Its name in the reading: ``meeting:-gipfel``."""
        return Entry(EntryFamily.MEETING, self.name)

    def has_number_of(self, noun: Word) -> bool:
        """Whether the noun stands in the number that evokes a meeting."""
        if self.number == Number.ANY:
            return True
        return self._is_plural(noun) == (self.number == Number.PLURAL)

    def _is_plural(self, noun: Word) -> bool:
        if "Number" in noun.morph:
            return noun.is_plural
        singular = self.name.lstrip("-").lower()
        return noun.lower.endswith((f"{singular}en", f"{singular}e"))


@dataclass(frozen=True, slots=True)
class Rule:
    """What finds meetings without a row of the lexicons."""

    entry: Entry
    pattern: Pattern


Source = VerbFrame | NounFrame | Rule


class Sense(StrEnum):
    """Where a trap stands that gives a meeting word another sense."""

    NEVER = "noun"
    BESIDE = "beside"
    PARTNER = "beside-mit"
    OBJECT = "obj"
    SUBJECT = "subj"
    PREPOSITION = "prep"


@dataclass(frozen=True, slots=True)
class Trap:
    """What only looks like a meeting: one row of ``data/traps.tsv``."""

    word: str
    sense: Sense
    of: frozenset[str]
    """The verbs or nouns that have another sense with it; empty: all."""

    def concerns(self, forms: AbstractSet[str]) -> bool:
        """Whether it gives a verb or noun of these forms another sense."""
        compound = any(
            o[:1].isupper() and f.lower().endswith(o.lower()) for o in self.of for f in forms
        )
        return not self.of or compound or bool(self.of & forms)

    def stands_with(self, word: Word, near: list[Word]) -> bool:
        """Whether it stands with the verb or noun, among whose words ``near`` are."""
        match self.sense:
            case Sense.BESIDE:
                return any(t.lemma == self.word for t in near)
            case Sense.PARTNER:
                return any(
                    t.preposition in WORDS.with_a_partner and _ends(t, self.word) for t in near
                )
            case Sense.OBJECT:
                objects = (c for c in word.children if c.is_object or c.is_passive_subject)
                return any(_ends(c, self.word) for c in objects)
            case Sense.SUBJECT:
                return any(c.is_active_subject and _ends(c, self.word) for c in word.children)
            case Sense.PREPOSITION:
                return self._stands_before(word)
            case Sense.NEVER:
                return False

    def _stands_before(self, noun: Word) -> bool:
        """Whether it is the preposition of a noun that nothing else describes: "im Gespräch"."""
        for c in noun.children:
            if c.is_attribute or c.is_article or c.is_adjectival or c.is_attributive_clause:
                return False
        return next((c.lower for c in noun.children if c.is_case_marker), "") == self.word


def verb_frames(clause: Clause) -> Iterator[VerbFrame]:
    """Yield the frames that a verb with the words of its clause fits, the strictest first."""
    verb = clause.verb
    if not verb.is_verb and not (verb.is_adjective and is_participle_form(verb.lower)):
        return
    lemma, part = clause.lemma, _particle(clause)
    if part in WORDS.adverbs_as_particles and f"{part}|{lemma}" not in _verbs():
        part = ""  # "empfing ihn zusammen mit dem Minister"
    others = [c.lower for c in verb.children if c.is_verb_particle and c.lower != part]
    parts = [f"{part}|{lemma}", part + lemma] if part else []
    bound = bool(part) and part not in WORDS.going_on
    seen: set[VerbFrame] = set()
    for key in (*parts, *(f"{other}|{lemma}" for other in others), lemma):
        for frame in _verbs().get(key, ()):
            loose = bound and key == lemma and not frame.has_particle(part)
            if frame not in seen and not loose:
                seen.add(frame)
                if _fits(frame, clause):
                    yield frame


def _fits(frame: VerbFrame, clause: Clause) -> bool:
    """Whether the words that a frame asks for stand in the clause."""
    verb = clause.verb
    if frame.reflexive and not any(
        t.lower in WORDS.reflexive for t in (*verb.children, *_raised(verb))
    ):
        return False
    return all(any(b.stands_in(clause) for b in group) for group in frame.beside)


def noun_frame(noun: Word) -> NounFrame | None:
    """Return the frame of a noun, by its lemma, then by the end of the compound."""
    if not noun.is_nominal or not noun.is_capitalised:
        return None
    found = _frame_of_noun(noun.lemma, noun.text)
    return found if found is not None and found.has_number_of(noun) else None


@lru_cache(maxsize=4096)
def _frame_of_noun(lemma: str, text: str) -> NounFrame | None:
    """Return the frame of a noun as it stands whole, by its last part, or by its ending."""
    exact, endings = _nouns()
    never, never_end = _never()
    forms = list(dict.fromkeys((lemma, text, *_singulars(text))))
    hyphened = next((f for f in forms if "-" in f and f in exact), None)
    for form in (hyphened,) if hyphened else forms:
        last = form.rsplit("-", maxsplit=1)[-1]
        if form in never or last in never:
            return None
        found = exact.get(form) or exact.get(last[:1].upper() + last[1:])
        if found is None and not form.lower().endswith(never_end):
            found = next((f for f in endings if form.lower().endswith(f.name[1:])), None)
        if found is not None:
            return found
    return None


def is_trap(word: Word, near: list[Word]) -> bool:
    """Whether the words near a meeting word in the tree give it another sense."""
    return any(True for _ in traps(word, near))


def traps(word: Word, near: list[Word]) -> Iterator[Trap]:
    """Yield the traps that a verb or noun stands with; ``near``: the words near it in the tree."""
    return (trap for trap in _traps_of(word.lemma, word.text) if trap.stands_with(word, near))


# --- tables ------------------------------------------------------------------------------------


@cache
def _verbs() -> dict[str, tuple[VerbFrame, ...]]:
    table: dict[str, list[VerbFrame]] = {}
    for row in rows("read/meetings/verbs"):
        frame = verb_frame_of(row)
        for key in {frame.name, frame.name.replace("|", "")}:
            table.setdefault(key, []).append(frame)
    return {
        key: tuple(sorted(found, key=lambda f: (not f.beside, not f.reflexive)))
        for key, found in table.items()
    }


def verb_frame_of(row: Row) -> VerbFrame:
    """Return the frame of a row of ``data/verbs.tsv``."""
    groups = cells(row["with"])
    return VerbFrame(
        name=row["verb"].removesuffix(" sich"),
        reflexive=row["verb"].endswith(" sich"),
        beside=tuple(tuple(_beside(word) for word in cells(g, "|")) for g in groups),
        kind=_kind(row["kind"]),
        roles=cells(row["roles"]),
        when=cells(row["when"]),
        unless=cells(row["unless"]),
        goal=cells(row["goal"]),
        trait=Trait(row["trait"]),
    )


def _beside(written: str) -> Beside:
    before, colon, after = written.rpartition(":")
    return Beside(before, after) if colon else Beside("", written)


def _kind(written: str) -> MeetingKind | None:
    return MeetingKind(written) if written in tuple(MeetingKind) else None


@cache
def _nouns() -> tuple[dict[str, NounFrame], tuple[NounFrame, ...]]:
    """Return the frames of whole nouns by name, and those of endings, the longest first."""
    frames = [noun_frame_of(row) for row in rows("read/meetings/nouns")]
    endings = [f for f in frames if f.name.startswith("-")]
    whole = {f.name: f for f in frames if not f.name.startswith("-")}
    return whole, tuple(sorted(endings, key=lambda f: -len(f.name)))


def noun_frame_of(row: Row) -> NounFrame:
    """Return the frame of a row of ``data/nouns.tsv``."""
    return NounFrame(
        name=row["noun"],
        kind=_kind(row["kind"]),
        family=Family(row["family"]),
        number=Number(row["number"]),
        when=cells(row["when"]),
        unless=cells(row["unless"]),
        trait=Trait(row["trait"]),
    )


@cache
def _traps() -> tuple[Trap, ...]:
    return tuple(trap_of(row) for row in rows("read/meetings/traps"))


def trap_of(row: Row) -> Trap:
    """Return the trap of a row of ``data/traps.tsv``."""
    return Trap(row["trap"], Sense(row["sense"]), frozenset(cells(row["of"], "|")))


@lru_cache(maxsize=1024)
def _traps_of(lemma: str, text: str) -> tuple[Trap, ...]:
    """Return the traps of a verb or noun that evokes meetings."""
    forms = {lemma, text, lemma.lower()}
    return tuple(t for t in _traps() if t.sense != Sense.NEVER and t.concerns(forms))


@cache
def _never() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the nouns that evoke no meeting, and the endings of such."""
    words = [trap.word for trap in _traps() if trap.sense == Sense.NEVER]
    endings = tuple(word[1:] for word in words if word.startswith("-"))
    return frozenset(word for word in words if not word.startswith("-")), endings


# --- words -------------------------------------------------------------------------------------


def _particle(clause: Clause) -> str:
    """Return the particle of a verb, or an adverb behind it that is one as well."""
    verb = clause.verb
    behind = (c for c in verb.children if c.i > verb.i and not c.is_noun)
    stray = (c.lower for c in behind if c.lower in WORDS.particles_that_stand_alone)
    return clause.particle or next(stray, "")


def _raised(verb: Word) -> Iterable[Word]:
    """Return the words that a modal or auxiliary head took from the verb."""
    head = verb.head
    raising = verb.is_infinitive_clause and head.lemma.lower() in WORDS.raising
    return head.children if head.is_verb and (raising or verb.is_conjunct) else ()


def _is_span(word: Word) -> bool:
    """Whether a word tells how long or how, so that a phrase after it may have been hung on it."""
    free = word.is_object or word.is_oblique or word.is_adverbial
    return free and (word.is_adjective or word.is_adverb or word.lemma in WORDS.spans_of_talk)


def _ends(token: Word, word: str) -> bool:
    """Whether a token is a word, or a compound of it where the word is a noun."""
    if word[:1].isupper():
        return token.lemma.lower().endswith(word.lower())
    return token.lemma == word


def _singulars(form: str) -> Iterator[str]:
    """Yield the form without an ending of the plural or the genitive."""
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + _LEAST_STEM:
            yield form.removesuffix(ending)
