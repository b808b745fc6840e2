"""What stands beside a name: states, parties, kinship, what is named after somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Mention

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_BREAK = re.compile(r"[.;:!?„“”\"()\n–—]|,(?=\s)")
_PHRASE = 6
"""How many words before a name may belong to its phrase: "der Präsident der USA, Barack"."""
_AFTER = 7
_NAMED_AFTER = re.compile(
    r"(?:^|[\s(„\"»])(?:\w*(?:[Ff]lughafen|[Pp]latz|[Ss]tra(?:ß|ss)e|[Aa]llee|[Uu]niversität|"
    r"[Hh]ochschule|[Ss]chule|[Gg]ymnasium|[Ss]tiftung|[Ii]nstitut|[Pp]reis|[Ss]tadion|[Bb]rücke|"
    r"[Kk]rankenhaus|[Kk]linik|[Kk]aserne|[Mm]useum|[Tt]heater|[Hh]alle|[Ss]taudamm|[Kk]anal|"
    r"[Ff]lugzeugträger\w*|[Kk]reuzer\w*|[Ff]regatte|[Ss]chiff|[Zz]erstörer|[Tt]erminal|[Bb]ahnhof|"
    r"[Zz]entrum|[Dd]enkmal|[Kk]irche)|[Aa]irport|[Aa]venue|[Bb]oulevard|[Ss]quare)"
    r"\s+(?:namens\s+|„|»|\")?$"
)
"""``am Flughafen Charles de Gaulle``, ``auf dem Kreuzer »Maxim Gorki«``."""
_NAMES_THING = re.compile(
    r"^(?:s)?(?:-|\s)(?:[A-Z]\w*-)?(?:Flughafen|Platz|Straße|Strasse|Allee|Universität|Schule|"
    r"Stiftung|Institut|Preis|Stadion|Brücke|Krankenhaus|Kaserne|Museum|Haus|Halle|Damm|Denkmal|"
    r"Airport|Avenue|Boulevard|Square|International)\w*"
)
"""``Konrad-Adenauer-Stiftung``, ``Indira Gandhi International Airport``."""
_YOUNGER = re.compile(r"^,?\s+(?:junior|jun\.|jr\.?|Jr\.?|der Jüngere|II\.?)(?:\W|$)")
_OLDER = re.compile(r"^,?\s+(?:senior|sen\.|sr\.?|Sr\.?|der Ältere|I\.)(?:\W|$)")
_SON = re.compile(r"\b(?:Sohn|Tochter|Enkel|Enkelin|Bruder|Schwester|Neffe|Nichte|Witwe|Frau)\s+$")
_PARTY = re.compile(r"^\s+\(([A-ZÄÖÜ][\w/-]{1,14})\)")
_PARTY_BEFORE = re.compile(r"(?:^|\s)([A-ZÄÖÜ][\w/]{1,10})-[A-ZÄÖÜ]\w+\s+$")


def phrase_words(text: str, mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield the words of the phrases that names stand in: ``der russische Minister Lawrow``."""
    for mention in mentions:
        before = text[max(0, mention.begin - 90) : mention.begin]
        breaks = [m.end() for m in _BREAK.finditer(before)]
        near = before[breaks[-1] :] if breaks else before
        if breaks and not near.strip() and before[breaks[-1] - 1] == ",":
            near = before[breaks[-2] if len(breaks) > 1 else 0 : breaks[-1]]  # Präsident der USA, X
        yield from _WORD.findall(near)[-_PHRASE:]
        after = text[mention.end : mention.end + 80]
        if after.startswith(","):  # Sergej Lawrow, der russische Außenminister
            stop = _BREAK.search(after, 1)
            yield from _WORD.findall(after[1 : stop.start() if stop else None])[:_AFTER]


def is_namesake_thing(text: str, mentions: Iterable[Mention]) -> bool:
    """Return whether a name is that of a thing called after somebody, wherever it stands."""
    seen = [
        bool(
            _NAMED_AFTER.search(text[max(0, m.begin - 40) : m.begin])
            or _NAMES_THING.match(text[m.end : m.end + 40])
        )
        for m in mentions
    ]
    return bool(seen) and all(seen)


def generation(text: str, mentions: Iterable[Mention]) -> str:
    """Return ``younger`` or ``older`` where the text tells namesakes apart: ``Bush senior``."""
    for mention in mentions:
        after = text[mention.end : mention.end + 20]
        if _YOUNGER.match(after) or mention.text.lower().endswith((" junior", " jr.", " jr")):
            return "younger"
        if _OLDER.match(after) or mention.text.lower().endswith((" senior", " sr.", " sr")):
            return "older"
    return ""


def is_relative(text: str, mentions: Iterable[Mention]) -> bool:
    """Return whether a name is told as a relative's: ``sein Sohn Hafis``."""
    return any(_SON.search(text[max(0, m.begin - 24) : m.begin]) for m in mentions)


def occupation(text: str, mentions: Iterable[Mention]) -> bool:
    """Return whether the word before a name tells of no politician: ``der Arzt Peter Müller``."""
    known = tables.occupations()
    for mention in mentions:
        before = _WORD.findall(text[max(0, mention.begin - 40) : mention.begin])
        word = fold(before[-1]).split(" ")[-1] if before else ""
        if word in known or word.removesuffix("in") in known:
            return True
    return False


def parties(text: str, mentions: Iterable[Mention]) -> set[str]:
    """Return the folded party names beside a name: ``Müller (CDU)``, ``SPD-Politiker Müller``."""
    found = set()
    for mention in mentions:
        after = _PARTY.match(text[mention.end : mention.end + 24])
        before = _PARTY_BEFORE.search(text[max(0, mention.begin - 50) : mention.begin])
        found |= {fold(match[1]) for match in (after, before) if match}
    return found
