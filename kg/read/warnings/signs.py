"""What in the words said makes them a warning or a threat: the lines of ``signs.tsv``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import rows
from kg.model import WarningKind
from kg.read.grammar.lemmas import Lemmas
from kg.read.grammar.negation import has_negation, is_negation
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.scoring.entry import Entry, Family
from kg.read.warnings.alarm import Alarm, WarningConstruction
from kg.read.warnings.conditions import CONDITIONS
from kg.read.warnings.message import Message
from kg.read.warnings.word_classes import WORDS

_Condition = Callable[[Message], bool]


@dataclass(frozen=True, slots=True)
class Sign:
    """A line of ``signs.tsv``: words, and the conditions on which they are a sign."""

    name: str
    """As a reading prints it: the words, or the name of a construction without any."""
    words: tuple[str, ...]
    word_class: str
    kind: WarningKind
    is_anywhere: bool
    """Whether the words may stand in the condition, too."""
    when: tuple[tuple[_Condition, ...], ...]
    """Of each of these, one holds."""
    unless: tuple[_Condition, ...]
    hits_subject: bool

    def alarm(self, message: Message) -> Alarm | None:
        """Return why what is said is a warning by this sign, or ``None``."""
        name = self._name_in(message)
        if not name or any(holds(message) for holds in self.unless):
            return None
        if not all(any(holds(message) for holds in either) for either in self.when):
            return None
        named = self.words or self.word_class
        construction = WarningConstruction.WORD_OF_HARM if named else WarningConstruction.CONDITION
        halves = message.condition, message.consequence
        return Alarm(self.kind, _entry(name), construction, *halves, self.hits_subject)

    def _name_in(self, message: Message) -> str | None:
        """Return what stands there: its own words, or the first of its class."""
        lemmas = message.lemmas if self.is_anywhere else message.consequence_lemmas
        if self.word_class:
            return lemmas.first_of(WORDS[self.word_class])
        words = message.words if self.is_anywhere else message.consequence
        negated = [word in GRAMMAR.negations for word in self.words]
        if not all(no or word in lemmas for no, word in zip(negated, self.words, strict=True)):
            return None
        right = any(map(is_negation, words)) if any(negated) else not _is_denied(self.words, words)
        return self.name if right else None


def find_sign(message: Message) -> Alarm | None:
    """Return why the words said are a warning or a threat, or ``None``.

    Example: ``werde man die Grenze sperren, wenn …`` → threat, own side and condition.
    """
    found = (sign.alarm(message) for sign in signs()) if not message.is_question else ()
    return next((alarm for alarm in found if alarm), None)


def announced_harm(words: Iterable[Word]) -> Entry | None:
    """Return the noun that makes an announcement a threat: ``kündigte Vergeltung an``."""
    nouns = Lemmas(word for word in words if word.is_noun)
    single = (s.name for s in signs() if s.is_anywhere and len(s.words) == 1 and s.name.istitle())
    found = next((noun for noun in single if noun in nouns), nouns.first_of(WORDS.announced_harm))
    return _entry(found) if found else None


def hostile_deed(words: Iterable[Word]) -> Entry | None:
    """Return the hostile deed that the words tell of: ``den Botschafter abzuberufen``."""
    lemmas = Lemmas(words)
    deed = None if lemmas.hold(WORDS.kindness) else lemmas.first_of(WORDS.hostile_deeds)
    return _entry(deed) if deed else None


@cache
def signs() -> tuple[Sign, ...]:
    """Return the signs in the order in which they are tried."""
    return tuple(_sign(row) for row in rows("read/warnings/signs"))


def _sign(row: dict[str, str]) -> Sign:
    written = row["words"]
    return Sign(
        name=written.strip("*-"),
        words=() if written.startswith(("@", "*")) else tuple(written.split()),
        word_class=written[1:] if written.startswith("@") else "",
        kind=WarningKind(row["kind"]),
        is_anywhere=row["in"] == "all",
        when=tuple(_conditions(either, "|") for either in row["when"].strip("-").split()),
        unless=_conditions(row["unless"].strip("-"), " "),
        hits_subject=row["hits"] == "subject",
    )


def _conditions(names: str, between: str) -> tuple[_Condition, ...]:
    return tuple(CONDITIONS[name] for name in names.split(between) if name)


def _entry(name: str) -> Entry:
    return Entry(Family.WARNING, name)


def _is_denied(sign: tuple[str, ...], words: Iterable[Word]) -> bool:
    """Whether the first word of a sign is there only to be denied: ``keine Konsequenzen``."""
    word = next((w for w in words if w.lemma in sign[:1]), None)
    return word is not None and (has_negation(word) or is_negation(word.previous))
