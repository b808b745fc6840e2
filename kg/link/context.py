"""What an article says beside a name: its countries, its words, who stands for which state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.link import surroundings, tables
from kg.link.names import fold, folded
from kg.link.states import adjective, capital_state, named

if TYPE_CHECKING:
    import datetime as dt

    from kg.link.base import Entry, KnowledgeBase
    from kg.link.claims import Claim
    from kg.model import Entity, Extraction, Mention, Position

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLEARLY = 3
"""How often a country must be spoken of to be the article's own, and how many times the next."""
_NEAR = 120
"""How many characters on either side of a mention are its surroundings."""
_IN_BRACKETS = re.compile(r"\s*\(([^()\d]{2,40})\)")
_IN_COUNTRY = re.compile(
    r"(?:, \w+(?:\s\w+)?,?)?\s+(?:in|im)\s+(?:(?:[a-zäöüß]+en\s+)?(?:[Nn]ord|[Ss]üd)?(?:[Nn]ord|"
    r"[Ss]üd|[Oo]st|[Ww]est)en\s+|Zentrum\s+|Herzen\s+)?(?:(?:der|den|dem|des|von)\s+)?"
    r"(?:[a-zäöüß]+en\s+){0,2}([A-ZÄÖÜ][\w-]+(?:\s(?:und\s)?[A-ZÄÖÜ][\w-]+)?)"
)
"""``Tripoli im nördlichen Libanon``, ``Hyderabad im Süden Pakistans``."""
_AFTER_COMMA = re.compile(r",\s+([A-ZÄÖÜ]\w+(?:\s[A-ZÄÖÜ]\w+)?)(?=\s*[,.;)])")
_COMMA_STATES = frozenset(("US", "CA", "AU"))
"""Where a town is written with its region behind a comma: ``Cambridge, Massachusetts``."""
_ADJECTIVE = re.compile(
    r"([\w-]+)\s+(?:[\w-]*(?:[Ss]tadt|[Dd]orf|[Hh]afen|[Pp]rovinz|[Rr]egion|[Ii]nsel)|Ort|Gemeinde|"
    r"Bundesstaat|Ferienort)\s+$"
)
_HEAD = 600
"""Characters of title, summary and dateline at most."""
_DATELINE = re.compile(
    r"^([A-ZÄÖÜ][\w.-]+(?:\s[A-ZÄÖÜ][\w.-]+){0,2})(?:/[^\s,(]+)?(?:, [^–—\n]{2,25}?)?"
    r"(?: \([^)\n]{2,20}\))?\s?(?:[–—]|\s-)\s",
    re.MULTILINE,
)
"""``WASHINGTON – Der``, ``Genf (dpa) - Die``."""
_COMPASS = re.compile(r"^(?:nord|süd|ost|west)+(?=\w{4})", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """One article as the linker sees it."""

    extraction: Extraction
    base: KnowledgeBase
    day: dt.date | None
    entities: dict[str, Entity]
    mentions: dict[str, list[Mention]]
    positions: dict[str, list[Position]]
    words: str
    """The text, folded, with a blank at either end."""
    countries: Counter[int] = field(default_factory=Counter)
    """How often each country is spoken of, by name, adjective or city."""
    states: dict[str, int] = field(default_factory=dict)
    """Entities that are linked to something that has offices or bodies of its own."""
    claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    """Offices that the article gives people, kept by ``kg.link.offices``."""
    company: dict[str, Entry] = field(default_factory=dict)
    """People who are linked, by entity: whoever stands beside them may be of their kind."""
    party_countries: set[int] = field(default_factory=set)
    """Countries of the parties that are linked by their own names."""
    phrases: dict[str, frozenset[int]] = field(default_factory=dict)

    def says(self, words: tuple[str, ...]) -> bool:
        """Return whether one of these folded words stands in the article."""
        return any(f" {word} " in self.words or f" {word}s " in self.words for word in words)

    def named(self, entity: str) -> list[Mention]:
        """Return the mentions of an entity by name."""
        return [m for m in self.mentions.get(entity, ()) if m.form == "name"]

    def is_political(self, entity: str) -> bool:
        """Return whether offices, parties or bodies are spoken of near the entity's name.

        Without a mention nothing is known, and nothing speaks against it.
        """
        spans = self._around(entity)
        return not spans or any(tables.politics().search(s) for s in spans)

    def is_statecraft(self, entity: str) -> bool:
        """Return whether somebody is told to do what heads of state and government do."""
        return any(tables.statecraft().search(s) for s in self._around(entity))

    def _around(self, entity: str) -> list[str]:
        text = self.extraction.article.text
        spans = [text[max(0, m.begin - _NEAR) : m.end + _NEAR] for m in self.named(entity)]
        return [folded(span) for span in spans]

    @property
    def home(self) -> int | None:
        """Return the country that the article speaks of most, if it does so clearly."""
        first, second = [*self.countries.most_common(2), (None, 0), (None, 0)][:2]
        return first[0] if first[1] >= _CLEARLY * max(1, second[1]) else None

    @property
    def dated_from(self) -> int | None:
        """Return the country of the dateline, if the article speaks of few others as much."""
        found = _DATELINE.search(self.extraction.article.text[:_HEAD])
        country = capital_state(found[1], self.base) if found else None
        most = [number for number, times in self.countries.most_common(2) if times >= _CLEARLY]
        return country if country in most else None

    def speak_of(self, country: int, times: int = 1) -> None:
        """Count a country as spoken of; with a union that is no more, the states it fell into."""
        self.countries[country] += times
        for successor in self.base.successors(country):
            self.countries[successor] += 0

    def country_of(self, number: int | None) -> int | None:
        """Return the state itself, or the country of a body."""
        entry = self.base.entry(number) if number is not None else None
        return None if entry is None else entry.id if entry.type == "State" else entry.country

    def told_states(self, entity: str) -> frozenset[int]:
        """Return the states that the phrases name in which an entity's name stands."""
        if entity not in self.phrases:
            words = surroundings.phrase_words(self.extraction.article.text, self.named(entity))
            found = (named(word.rstrip("."), self.base) for word in words)
            self.phrases[entity] = frozenset(n for n in found if n is not None)
        return self.phrases[entity]

    def is_told(self, entity: Entity, of: str | None) -> bool:
        """Return whether the text says that somebody belongs to a state; a body is always told.

        The reader may have worked the state out from a place in the sentence.
        """
        number, owner = self.states.get(of or ""), self.entities.get(of or "")
        if number is None or owner is None:
            return False
        if owner.type == "Organisation" or not self.named(entity.id):
            return True
        return number in self.told_states(entity.id)

    def in_company(self, entity: str) -> bool:
        """Return whether somebody who is linked stands near an entity's name."""
        own = self.named(entity)
        others = [m for e in self.company if e != entity for m in self.named(e)]
        return any(abs(m.begin - o.begin) <= _NEAR for m in own for o in others)

    def beside(self, entity: str) -> set[int]:
        """Return the countries that stand directly beside a place's name.

        ``Lebanon (Ohio)``, ``Tripoli im nördlichen Libanon``, ``in der spanischen Stadt Burgos``.
        """
        text = self.extraction.article.text
        found: set[int] = set()
        for mention in self.named(entity):
            before = _ADJECTIVE.search(text[max(0, mention.begin - 60) : mention.begin])
            if before:
                state = adjective(_COMPASS.sub("", before[1]), self.base)
                found |= {state} if state is not None else set()
            for pattern in (_IN_BRACKETS, _IN_COUNTRY):
                after = pattern.match(text, mention.end)
                if after:
                    found |= _countries(after[1], self.base)
            after = _AFTER_COMMA.match(text, mention.end)
            if after:
                found |= _regions(after[1], self.base)
        return found


def of(extraction: Extraction, base: KnowledgeBase) -> Context:
    """Return the context of an article, with the countries its adjectives name."""
    mentions: dict[str, list[Mention]] = {}
    for mention in extraction.mentions:
        mentions.setdefault(mention.entity, []).append(mention)
    positions: dict[str, list[Position]] = {}
    for position in extraction.positions:
        positions.setdefault(position.person, []).append(position)
    article = extraction.article
    context = Context(
        extraction=extraction,
        base=base,
        day=article.date,
        entities={e.id: e for e in extraction.entities},
        mentions=mentions,
        positions=positions,
        words=f" {fold(article.text)} ",
    )
    for word in _WORD.findall(article.text):
        country = adjective(word, base)
        if country is not None:
            context.speak_of(country)
    return context


def _countries(name: str, base: KnowledgeBase) -> set[int]:
    """Return the states of that name, or those of which a first-level region is called so."""
    entries = [e for hit in base.lookup(name) if (e := base.entry(hit.entity))]
    states = {e.id for e in entries if e.type == "State"}
    return states or {e.country for e in entries if e.is_region and e.country is not None}


def _regions(name: str, base: KnowledgeBase) -> set[int]:
    entries = [e for hit in base.lookup(name) if (e := base.entry(hit.entity))]
    return {
        e.country
        for e in entries
        if e.country is not None
        and e.is_region
        and (e.iso or "").partition("-")[0] in _COMMA_STATES
    }
