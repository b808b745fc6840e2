"""Roles that the parse hung elsewhere, read from the words in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.grammar.prepositions import bare_preposition, preposition
from kg.read.grammar.stretches import window
from kg.read.meetings.participants import is_person
from kg.read.meetings.places import BUILDINGS

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word

_ACTORS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE)
_BREAKS = frozenset((";", ":", "–", "—", "„", "“", "”", "»", "«", '"', ".", ","))
_INSIDE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "X"))
_LINKS = frozenset(("und", "sowie"))
_REACH = 9


def _breaks(token: Word) -> bool:
    return token.text in _BREAKS


def bare_persons(cast: Cast, verb: Word, known: list[str]) -> list[str]:
    """Return the persons near a verb without a preposition that are not yet known as its subject.

    Example: "den Vizepräsidenten X" in "empfing überraschend den Vizepräsidenten X".
    """
    near = window(verb)
    start, end = near.start, near.end
    if verb.is_root or verb.i == start:
        end = _across_commas(verb, end)
    found: list[str] = []
    for token in verb.tree[start:end]:
        if token.is_name_part or token.is_possessive or _case(token, start):
            continue
        here = cast.denoted(token, conj=False)
        found.extend(p for p in here if cast.is_person(p) and p not in known)
    return list(dict.fromkeys(found))


def _across_commas(verb: Word, end: int) -> int:
    """Return the end of a main clause that an insertion between commas divides."""
    sent_end = verb.sent.end
    while end < sent_end and verb.tree[end].text == ",":
        after = end + 1
        opens = verb.tree[after] if after < sent_end else None
        if opens is None or (opens.is_joining and opens.lower != "wie"):
            break
        if opens.is_pronoun or opens.is_verb:
            break
        while after < sent_end and not _breaks(verb.tree[after]):
            if verb.tree[after].is_verb:
                return end
            after += 1
        end = after
    return end


def marked(cast: Cast, verb: Word, preps: tuple[str, ...]) -> list[str]:
    """Return the actors right behind one of the prepositions near a verb, wherever they hang.

    Example: "mit Dolgow" in "der sich in Paris eine halbe Stunde lang mit Dolgow unterhielt".
    """
    near = window(verb)
    start, end = near.start, near.end
    found: list[str] = []
    for token in verb.tree[start:end]:
        if bare_preposition(token) in preps and token.is_adposition:
            found.extend(behind(cast, token, end))
    return list(dict.fromkeys(found))


def joined_to(cast: Cast, who: Word, verb: Word) -> list[str]:
    """Return the actors after "und" in a subject whose second half the parse hung elsewhere."""
    end = window(who).end
    end = verb.i if who.i < verb.i < end else end
    for token in who.tree[who.i + 1 : end]:
        if token.lower in _LINKS:
            return behind(cast, token, end)
        if token.is_verb or (token.is_adposition and token.lower not in ("von", "aus")):
            return []
    return []


def has_people_behind(verb: Word, preps: tuple[str, ...]) -> bool:
    """Whether unnamed people stand right behind one of the prepositions near a verb."""
    near = window(verb)
    start, end = near.start, near.end
    for token in verb.tree[start:end]:
        if token.is_adposition and bare_preposition(token) in preps:
            for after in verb.tree[token.i + 1 : min(end, token.i + 5)]:
                if after.is_noun:
                    if is_person(after):
                        return True
                    break
                if not (after.is_describing or after.is_number):
                    break
    return False


def behind(cast: Cast, preposition_: Word, end: int) -> list[str]:
    """Return the actors right behind a preposition, and those that "und" joins to them."""
    found: list[str] = []
    for i in range(preposition_.i + 1, min(end, preposition_.i + 1 + _REACH)):
        token = preposition_.tree[i]
        here = [p for p in cast.denoted(token, conj=False) if cast.entity(p).type in _ACTORS]
        if here and not token.is_determiner:
            found.extend(here)
        elif token.lower in _LINKS and found:
            continue
        elif token.pos not in _INSIDE:
            break
    return found


def _case(token: Word, start: int) -> str:
    """Return the preposition of a word, or of what it stands beside in apposition or list."""
    while True:
        found = preposition(token)
        outer = (
            token.is_beside_name or token.is_attribute or token.is_conjunct
        ) and token.head.i >= start
        if found or not outer or token.head == token:
            return found or ("-" if token.is_attribute else "")
        if token.is_attribute:
            return "-"
        token = token.head


_SETTLED = ("stadt", "ort", "hafen", "insel", "dorf", "metropole", "resort")


def place_in_window(
    cast: Cast, verb: Word, preps: frozenset[str], *, after: bool = False
) -> str | None:
    """Return the place that stands right behind one of the prepositions near a verb.

    ``after``: only behind the word, as for a noun.
    """
    near = window(verb)
    start, end = near.start, near.end
    start = verb.i if after else start
    for token in verb.tree[start:end]:
        mention = cast.mention_at(token)
        if mention is None or mention.begin != token.idx or mention.form != "name":
            continue
        building = mention.type == EntityType.ORGANISATION and mention.text.lower().endswith(
            BUILDINGS
        )
        if mention.type not in (EntityType.PLACE, EntityType.STATE) and not building:
            continue
        i = token.i - 1
        while i > start and (
            verb.tree[i].is_describing or verb.tree[i].lemma.lower().endswith(_SETTLED)
        ):
            i -= 1
        if i >= 0 and verb.tree[i].lower in preps:
            return mention.entity
    return None


def joined_right(cast: Cast, noun: Word, found: list[str]) -> list[str]:
    """Return the partners that follow a noun in plain sight but that the parse hung elsewhere.

    "das Treffen mit Herrn X" and "das Treffen von A und B", read from the words in a row.
    """
    tree, end = noun.tree, min(noun.sent.end, noun.i + 14)
    more: list[str] = []
    start = noun.i + 1
    open_for = tree[noun.i + 1].lower in ("mit", "zwischen") if noun.i + 1 < end else False
    if not open_for and noun.i + 3 < end and tree[noun.i + 1].lower in ("der", "des"):
        own = tree[noun.i + 2]
        open_for = own.is_noun and not cast.at(own) and tree[noun.i + 3].lower == "mit"
        start += 2 if open_for else 0
    for i in range(start, end):
        token = tree[i]
        if token.lower in ("und", "sowie", "mit"):
            open_for = True
        elif _ends_phrase(token):
            break
        elif open_for:
            here = cast.at(token)
            if (
                here is not None
                and not _is_owner(cast, token)
                and cast.entity(here).type in _ACTORS
            ):
                more.append(here)
                open_for = False
    return [m for m in dict.fromkeys(more) if m not in found]


def _ends_phrase(token: Word) -> bool:
    """Whether the phrase of a meeting noun ends before a word; "unter vier Augen" is inside."""
    if token.is_verb or token.text in (".", ":", ";", "„", "“", '"'):
        return True
    private = token.lower == "unter" and token.nbor().is_number
    inside = token.lower in ("mit", "zwischen", "von", "der", "des")
    return token.is_adposition and not inside and not private


def _is_owner(cast: Cast, token: Word) -> bool:
    """Whether a state only says whose office-holder follows: "Georgiens Unterhändler X"."""
    after = token.tree[token.i + 1] if token.i + 1 < len(token.tree) else token
    if not token.is_proper_noun or not token.text.endswith("s") or not after.is_noun:
        return False
    return any(cast.is_person(p) for p in cast.denoted(after))


def owner_right(cast: Cast, noun: Word) -> list[str]:
    """Return the body whose genitive follows a noun directly: "des Jahrestreffens der OSZE"."""
    tree = noun.tree
    if noun.i + 2 >= noun.sent.end or tree[noun.i + 1].lower not in ("der", "des", "von", "vom"):
        return []
    for i in (noun.i + 2, noun.i + 3):
        if i < noun.sent.end:
            here = cast.at(tree[i])
            if here is not None and cast.entity(here).type in (
                EntityType.ORGANISATION,
                EntityType.STATE,
            ):
                return [here]
    return []


_MATTERS = ("programm", "streit", "konflikt", "krieg", "frage", "abkommen", "krise", "grenze")


def matter_of(cast: Cast, noun: Word) -> list[str]:
    """Return the state whose matter the talks are on, where no party is named with them.

    Example: "das iranische Atomprogramm, als in Wien eine neue Gesprächsrunde begann" gives Iran.
    """
    for token in reversed(noun.tree[noun.sent.start : noun.i]):
        if token.is_noun and token.lemma.lower().endswith(_MATTERS):
            states = [cast.state_of(c) for c in token.children if c.is_adjective]
            found = [s for s in states if s]
            if found:
                return found
    return []
