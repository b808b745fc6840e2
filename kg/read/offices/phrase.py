"""The noun phrase around an office word: determiner, adjectives, whose office it says it is."""

from __future__ import annotations

from dataclasses import replace

from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.gazetteer import state_of_adjective
from kg.read.entities.mention import Name
from kg.read.entities.office_words import Office, office
from kg.read.entities.person_words import person_title
from kg.read.grammar.gender import Gender, nominative
from kg.read.grammar.prepositions import bare_preposition
from kg.read.grammar.stretches import past
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.offices.titles import Title
from kg.read.offices.word_classes import WORDS


def read_phrase(discourse: Discourse, word: Word, what: Office) -> Title:
    """Return what the phrase of an office word tells; of its owner only where it stands."""
    title = _with_what_follows(discourse, _with_what_precedes(discourse, word, what))
    stems = [_stem(quality) for quality in title.qualities]
    return replace(
        title,
        label=_label(title),
        former=what.former or any(stem in WORDS.former for stem in stems),
        acting=any(stem in WORDS.acting for stem in stems),
    )


def is_article(word: Word) -> bool:
    """Whether a word is a form of "der" or "ein", whatever its tag says."""
    return word.lower in WORDS.definite_articles or word.lower in WORDS.indefinite_articles


def _label(title: Title) -> str:
    """Return the title as a position bears it: with a rank, without its owner."""
    ranks = [q.lower for q in title.qualities if _stem(q) in WORDS.ranks_of_an_office]
    if title.gender is not Gender.UNKNOWN:
        ranks = [nominative(rank, title.gender) for rank in ranks]
    return " ".join([*ranks, title.office.title])


def _stem(adjective: Word) -> str:
    return adjective.lower.removesuffix(GRAMMAR.adjective_endings.ending(adjective.lower))


def _with_what_precedes(discourse: Discourse, office_word: Word, what: Office) -> Title:
    qualities: list[Word] = []
    first, determiner, genitive = office_word, None, None
    while (word := first.previous).sent is office_word.sent:
        name = discourse.name_at(word)
        if name is not None and name.end == first.i:
            genitive = name if _is_genitive(name, office_word) else None
            break
        if _is_quality(word):
            qualities.insert(0, word)
        elif not (word.is_number or word.lower in WORDS.counts):
            possessive = word.lower in WORDS.possessives and (word.is_pronoun or word.is_determiner)
            if possessive or is_article(word):
                first = determiner = word
            elif bare_preposition(word) != word.lower:
                determiner = word
            break
        first = word
    start = first.i if genitive is None else genitive.start
    return Title(
        office_word,
        what,
        start,
        office_word.i + 1,
        qualities=tuple(qualities),
        determiner=determiner,
        genitive=genitive,
    )


def _is_quality(word: Word) -> bool:
    """Whether a word before an office word describes it: "frühere", "US", "damals"."""
    state = word.is_nominal and state_of_adjective(word.text) is not None
    return word.is_adjective or state or word.lower in WORDS.adverbs_as_adjectives


def _is_genitive(name: Name, office_word: Word) -> bool:
    """Whether a name before an office word is the genitive of whose office it is."""
    last, head = office_word.tree[name.end - 1], office_word.tree[name.head]
    tied = office_word in (last.head, head.head)
    return last.text[-1] in WORDS.genitive_letters and (tied or last.text != name.name.split()[-1])


def _with_what_follows(discourse: Discourse, title: Title) -> Title:
    after = title.word.next
    if after.text in WORDS.of_a_field and discourse.at(after.next) is None:
        after = past(after.next, lambda w: w.is_describing or w.is_noun or w.is_conjunction)
        if after.text in WORDS.comma:
            return replace(title, end=after.i)
        if after.text not in WORDS.genitive_markers:
            return title
    if after.text in WORDS.owner_markers:
        return _with_owner(discourse, title, after)
    name = discourse.name_at(after)
    state = name is not None and name.type == EntityType.STATE and after.text != name.name
    if name is not None and state and after.text in WORDS.genitives:
        return replace(title, behind=name, end=name.end)
    return title


def _with_owner(discourse: Discourse, title: Title, marker: Word) -> Title:
    """Read "des Außenministeriums", "von Genf", "im Parlament" behind the office word."""

    def is_free(word: Word) -> bool:
        return discourse.name_at(word) is None

    word = past(marker.next, lambda w: w.lower in WORDS.definite_articles)
    word = past(word, lambda w: w.is_describing and is_free(w))
    word = past(word, lambda w: is_free(w) and person_title(w.text) is not None)
    name, noun = discourse.name_at(word), None
    if name is None and office(word.text) is not None and not is_free(word.next):
        name = discourse.name_at(word.next)
    elif name is None and word.is_noun and marker.text in WORDS.genitive_markers:
        name, noun = _name_behind(discourse, word), word
    if name is None or title.word.tree[name.start].sent is not title.word.sent:
        return replace(title, noun=noun)
    if _owns(title.office, marker.text, name.type):
        title = replace(title, behind=name, marker=marker)
    return replace(title, end=name.end)


def _name_behind(discourse: Discourse, noun: Word) -> Name | None:
    """Return the name that a noun belongs to: "Leiter der Delegation der OSZE"."""
    after = noun.next
    if after.text in WORDS.genitive_markers:
        inner = past(after.next, lambda w: w.is_adjective and discourse.name_at(w) is None)
        return discourse.name_at(inner)
    name = discourse.name_at(after)
    beside = name is not None and name.type == EntityType.ORGANISATION and after.is_beside_name
    return name if beside else None


def _owns(what: Office, marker: str, owner: EntityType) -> bool:
    """Whether article or preposition tie the name behind them to an office as its owner."""
    if owner == EntityType.PLACE and what.base in WORDS.local_offices:
        return marker in WORDS.genitive_markers or marker in WORDS.local_prepositions
    seated = owner == EntityType.ORGANISATION and what.base not in WORDS.envoys
    from_there = owner in (EntityType.ORGANISATION, EntityType.STATE)
    return (
        marker in WORDS.genitive_markers
        or (seated and marker in WORDS.seat_prepositions)
        or (from_there and marker in WORDS.origin_prepositions)
    )
