"""Parties that the parse hung elsewhere, read from the words in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.meetings.participants import ACTORS, names_people
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.phrases import Phrase
    from kg.read.grammar.tree import Word

_REACH = 9
"""So many words behind a preposition its row of names may reach."""
_NOUN_REACH = 14
"""So many words behind a noun its partners may stand."""
_PEOPLE_REACH = 5
_OWNER_ROW = 3
"""Article, owner and "mit"."""


def bare_persons(cast: Cast, clause: Clause, known: Iterable[str] = ()) -> list[str]:
    """Return the persons near a verb without a preposition who are not known as its subject.

    Example: "den Vizepräsidenten X" in "empfing überraschend den Vizepräsidenten X".
    """
    verb, near = clause.verb, clause.window
    opens = verb.is_root or verb.i == near.start
    end = _across_commas(verb, near.end) if opens else near.end
    free = [t for t in verb.tree[near.start : end] if _is_free(t, near.start)]
    found = (p for t in free for p in cast.denoted(t, conj=False) if cast.is_person(p))
    return [p for p in dict.fromkeys(found) if p not in known]


def marked(cast: Cast, clause: Clause, *prepositions: str) -> list[str]:
    """Return the actors right behind one of the prepositions near a verb, wherever they hang.

    Example: "mit Dolgow" in "der sich in Paris eine halbe Stunde lang mit Dolgow unterhielt".
    """
    near = clause.window
    marks = (t for t in near if t.is_adposition and t.bare in prepositions)
    return list(dict.fromkeys(p for mark in marks for p in behind(cast, mark, near.end)))


def joined_to(cast: Cast, who: Phrase, verb: Word) -> list[str]:
    """Return the actors after "und" in a subject whose second half the parse hung elsewhere."""
    end = who.window.end
    end = verb.i if who.noun.i < verb.i < end else end
    for token in verb.tree[who.noun.i + 1 : end]:
        if token.lower in WORDS.links:
            return behind(cast, token, end)
        origin = token.lower in WORDS.of_origin
        if token.is_verb or (token.is_adposition and not origin):
            return []
    return []


def has_people_behind(clause: Clause, prepositions: Iterable[str]) -> bool:
    """Whether unnamed people stand right behind one of the prepositions near a verb."""
    near = clause.window
    marks = (t for t in near if t.is_adposition and t.bare in prepositions)
    nouns = (_noun_behind(mark, near.end) for mark in marks)
    return any(noun is not None and names_people(noun) for noun in nouns)


def behind(cast: Cast, mark: Word, end: int) -> list[str]:
    """Return the actors right behind a preposition, and those that "und" joins to them."""
    found: list[str] = []
    for token in mark.tree[mark.i + 1 : min(end, mark.i + 1 + _REACH)]:
        here = [p for p in cast.denoted(token, conj=False) if cast.entity(p).type in ACTORS]
        if here and not token.is_determiner:
            found.extend(here)
        elif not (_is_inside_phrase(token) or (found and token.lower in WORDS.links)):
            break
    return list(dict.fromkeys(found))


def joined_right(cast: Cast, noun: Word, known: Iterable[str]) -> list[str]:
    """Return the partners that follow a noun in plain sight but that the parse hung elsewhere.

    "das Treffen mit Herrn X" and "das Treffen von A und B", read from the words in a row.
    """
    row = list(noun.tree[noun.i + 1 : min(noun.sent.end, noun.i + _NOUN_REACH)])
    begins = bool(row) and row[0].lower in WORDS.before_partners
    if not begins and _is_behind_owner(cast, row):
        begins, row = True, row[2:]
    partners = _partners(cast, row, begins=begins)
    return [p for p in dict.fromkeys(partners) if p not in known]


def owner_right(cast: Cast, noun: Word) -> list[str]:
    """Return the body whose genitive follows a noun directly: "des Jahrestreffens der OSZE"."""
    mark, *behind_mark = [*noun.tree[noun.i + 1 : min(noun.sent.end, noun.i + 4)], noun]
    if mark.lower not in WORDS.before_an_owner_behind:
        return []
    here = (cast.at(word) for word in behind_mark[:2] if word is not noun)
    return next(([p] for p in here if p and (cast.is_body(p) or cast.is_state(p))), [])


def state_of_matter(cast: Cast, noun: Word) -> list[str]:
    """Return the state whose matter the talks are on, where no party is named with them.

    Example: "das iranische Atomprogramm, als in Wien eine neue Gesprächsrunde begann" gives Iran.
    """
    for token in reversed(noun.tree.words[noun.sent.start : noun.i]):
        if token.is_noun and token.lemma.lower() in WORDS.matters_of_talks:
            states = (cast.state_of(c) for c in token.children if c.is_adjective)
            found = [s for s in states if s]
            if found:
                return found
    return []


# --- rows of words -----------------------------------------------------------------------------


def _is_free(token: Word, start: int) -> bool:
    """Whether a word belongs to no phrase with a preposition and to no other noun."""
    if token.is_name_part or token.is_possessive:
        return False
    while True:
        if token.preposition or token.is_attribute:
            return False
        outer = (token.is_beside_name or token.is_conjunct) and token.head.i >= start
        if not outer or token.head is token:
            return True
        token = token.head


def _across_commas(verb: Word, end: int) -> int:
    """Return the end of a main clause that an insertion between commas divides."""
    words, last = verb.tree.words, verb.sent.end
    while end < last and words[end].text in WORDS.comma:
        after = end + 1
        opens = words[after] if after < last else None
        if opens is None or _opens_clause(opens):
            break
        while after < last and not _breaks(words[after]):
            if words[after].is_verb:
                return end
            after += 1
        end = after
    return end


def _opens_clause(word: Word) -> bool:
    joining = word.is_joining and word.lower not in WORDS.comparing
    return joining or word.is_pronoun or word.is_verb


def _is_inside_phrase(word: Word) -> bool:
    return word.is_describing or word.is_nominal or word.is_number or word.is_foreign


def _breaks(word: Word) -> bool:
    return word.text in WORDS.breaks


def _noun_behind(mark: Word, end: int) -> Word | None:
    """Return the noun right behind a preposition, with articles and adjectives between."""
    for word in mark.tree[mark.i + 1 : min(end, mark.i + _PEOPLE_REACH)]:
        if word.is_noun:
            return word
        if not (word.is_describing or word.is_number):
            return None
    return None


def _is_behind_owner(cast: Cast, row: list[Word]) -> bool:
    """Whether the genitive of an unnamed noun stands before "mit": "Treffen der Minister mit"."""
    if len(row) < _OWNER_ROW or row[0].lower not in WORDS.before_a_genitive:
        return False
    own, mark = row[1], row[2]
    return own.is_noun and not cast.at(own) and mark.lower in WORDS.with_a_partner


def _partners(cast: Cast, row: list[Word], *, begins: bool) -> Iterator[str]:
    """Yield the actor behind each "mit" and "und" of a row of words; ``begins``: behind its end."""
    is_next = begins
    for word in row:
        if word.lower in WORDS.before_a_further_partner:
            is_next = True
        elif _ends_phrase(word):
            return
        elif is_next:
            here = cast.at(word)
            if here and cast.entity(here).type in ACTORS and not _owns_holder(cast, word):
                yield here
                is_next = False


def _ends_phrase(word: Word) -> bool:
    """Whether the phrase of a meeting noun ends before a word; "unter vier Augen" is inside."""
    if word.is_verb or word.text in WORDS.ends_of_a_phrase:
        return True
    private = word.lower in WORDS.under and word.nbor().is_number
    return word.is_adposition and not private and word.lower not in WORDS.inside_a_noun_phrase


def _owns_holder(cast: Cast, word: Word) -> bool:
    """Whether a state only says whose office-holder follows: "Georgiens Unterhändler X"."""
    after = word.tree[word.i + 1] if word.i + 1 < len(word.tree) else word
    if not word.is_proper_noun or not word.text.endswith("s") or not after.is_noun:
        return False
    return any(cast.is_person(p) for p in cast.denoted(after))
