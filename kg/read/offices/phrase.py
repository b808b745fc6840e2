"""The noun phrase around an office word: determiner, adjectives, whose office it says it is."""

from __future__ import annotations

from dataclasses import replace

from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.gazetteer import state_of_adjective
from kg.read.entities.mention import Name
from kg.read.entities.office_words import Office, office
from kg.read.entities.person_words import person_title
from kg.read.grammar.stretches import past
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.offices.titles import WORDS, Title


def read_phrase(discourse: Discourse, word: Word, what: Office) -> Title:
    """Return what the phrase of an office word tells; of its owner only where it stands."""
    title = _with_what_follows(
        _with_what_precedes(Title(discourse, word, what, word.i, word.i + 1))
    )
    if not title.qualities and not what.former:
        return title
    stems = {quality: _stem(quality) for quality in title.qualities}
    former = what.former or any(stem in WORDS.former for stem in stems.values())
    acting = any(stem in WORDS.acting for stem in stems.values())
    ranks = tuple(word.lower for word, stem in stems.items() if stem in WORDS.ranks_of_an_office)
    return replace(title, ranks=ranks, former=former, acting=acting)


def is_article(word: Word) -> bool:
    """Whether a word is a form of "der" or "ein", whatever its tag says."""
    return word.lower in WORDS.definite_articles or word.lower in WORDS.indefinite_articles


def _stem(adjective: Word) -> str:
    return adjective.lower.removesuffix(GRAMMAR.adjective_endings.ending(adjective.lower))


def _with_what_precedes(title: Title) -> Title:
    """Read from the office word to the left: adjectives, then a determiner or a genitive."""
    first = title.word
    qualities: list[Word] = []
    while (word := first.previous).sent is title.word.sent:
        name = title.name_at(word)
        if name is not None and name.end == first.i:
            if _is_genitive(name, title.word):
                title = replace(title, genitive=name, start=name.start)
            break
        if _is_quality(word):
            qualities.insert(0, word)
        elif not (word.is_number or word.lower in WORDS.counts):
            possessive = word.lower in WORDS.possessives and (word.is_pronoun or word.is_determiner)
            if possessive or is_article(word):
                first = word
            if first is word or word.bare != word.lower:
                title = replace(title, determiner=word)
            break
        first = word
    if first is title.word and title.genitive is None:
        return title
    return replace(title, qualities=tuple(qualities), start=min(title.start, first.i))


def _is_quality(word: Word) -> bool:
    """Whether a word before an office word describes it: "frühere", "US", "damals"."""
    state = word.is_nominal and state_of_adjective(word.text) is not None
    return word.is_adjective or state or word.lower in WORDS.adverbs_as_adjectives


def _is_genitive(name: Name, office_word: Word) -> bool:
    """Whether a name before an office word is the genitive of whose office it is."""
    last, head = office_word.tree[name.end - 1], name.head
    tied = office_word in (last.head, head.head)
    return last.text[-1] in WORDS.genitive_letters and (tied or last.text != name.name.split()[-1])


def _with_what_follows(title: Title) -> Title:
    after = title.word.next
    if after.text in WORDS.of_a_field and title.name_at(after.next) is None:
        after = past(after.next, lambda w: w.is_describing or w.is_noun or w.is_conjunction)
        if after.text in WORDS.comma:
            return replace(title, end=after.i)
        if after.text not in WORDS.genitive_markers:
            return title
    if after.text in WORDS.owner_markers:
        return _with_owner(title, after)
    name = title.name_at(after)
    state = name is not None and name.type == EntityType.STATE and after.text in WORDS.genitives
    if name is not None and state and after.text != name.name:
        return replace(title, behind=name, end=name.end)
    return title


def _with_owner(title: Title, marker: Word) -> Title:
    """Read "des Außenministeriums", "von Genf", "im Parlament" behind the office word."""
    word = past(marker.next, lambda w: w.lower in WORDS.definite_articles)
    word = past(word, lambda w: w.is_describing and title.name_at(w) is None)
    word = past(word, lambda w: title.name_at(w) is None and person_title(w.text) is not None)
    name, noun = title.name_at(word), None
    if name is None and office(word.text) is not None and title.name_at(word.next) is not None:
        name = title.name_at(word.next)
    elif name is None and word.is_noun and marker.text in WORDS.genitive_markers:
        name, noun = _name_behind(title, word), word
    if name is None or title.word.tree[name.start].sent is not title.word.sent:
        return replace(title, noun=noun)
    if _owns(title.office, marker.text, name.type):
        title = replace(title, behind=name, marker=marker)
    return replace(title, end=name.end)


def _name_behind(title: Title, noun: Word) -> Name | None:
    """Return the name that a noun belongs to: "Leiter der Delegation der OSZE"."""
    after = noun.next
    if after.text in WORDS.genitive_markers:
        return title.name_at(
            past(after.next, lambda w: w.is_adjective and title.name_at(w) is None)
        )
    name = title.name_at(after) if after.is_beside_name else None
    return name if name is not None and name.type == EntityType.ORGANISATION else None


def _owns(what: Office, marker: str, owner: EntityType) -> bool:
    """Whether article or preposition tie the name behind them to an office as its owner."""
    if owner == EntityType.PLACE and what.base in WORDS.local_offices:
        return marker in WORDS.genitive_markers or marker in WORDS.local_prepositions
    body = owner == EntityType.ORGANISATION
    seated = body and what.base not in WORDS.envoys and marker in WORDS.seat_prepositions
    from_there = (body or owner == EntityType.STATE) and marker in WORDS.origin_prepositions
    return marker in WORDS.genitive_markers or seated or from_there
