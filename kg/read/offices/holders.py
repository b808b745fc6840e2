"""Who holds an office: the constructions of ``constructions.tsv``, tried in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.gazetteer import inhabitant
from kg.read.entities.mention import Name
from kg.read.entities.office_words import office
from kg.read.entities.person_words import person_title
from kg.read.grammar.negation import has_negation
from kg.read.grammar.stretches import past
from kg.read.grammar.tree import Word
from kg.read.offices.phrase import is_article
from kg.read.offices.titles import Construction, Title
from kg.read.offices.word_classes import WORDS

_REACH = 12
"""So many words may lie between an office word and the comma before its holder."""
_PASSED = 6
"""So many words may lie between a holder's name and the office word behind it."""
_CLOSE = 25
"""Within so many words behind an office word it shows whether an apposition ends there."""
_APPOSITION = 15
"""So far from an office word the parse may put a name beside it."""


def with_holder(discourse: Discourse, title: Title) -> Title:
    """Return the title with the person whom the first construction that fits ties to it."""
    for construction in _constructions():
        found = CONSTRUCTIONS[construction](discourse, title)
        if found is not None:
            return replace(found, construction=construction)
    return title


def with_further_holders(discourse: Discourse, title: Title) -> list[Title]:
    """Return the title, and it again for each further holder: "die Präsidenten Ada und Bo"."""
    titles = [title]
    while title.evidence is not None and _may_have_several(title):
        mark = title.evidence[-1].next
        name = _person_from(discourse, mark.next) if mark.text in WORDS.list_marks else None
        if name is None:
            break
        evidence = discourse.words[title.start : name.end]
        title = replace(title, person=discourse.actor(name), evidence=evidence)
        titles.append(title)
    return titles


def _may_have_several(title: Title) -> bool:
    """Whether an office word before a name may stand in the plural."""
    if title.construction not in (Construction.BEFORE_NAME, Construction.BEFORE_COMMA):
        return False
    bent = (
        title.article not in WORDS.dative_plural_articles or title.word.text in WORDS.dative_plurals
    )
    several = title.article in WORDS.plural_articles and bent and title.office.female is False
    return title.is_plural or (title.office.plural and (several or title.span[0].is_number))


def _held(
    discourse: Discourse, title: Title, name: Name | None, *, former: bool = False
) -> Title | None:
    """Return the title with the person of a name, if there is one."""
    if name is None or name.type != EntityType.PERSON:
        return None
    evidence = discourse.words[min(title.start, name.start) : max(title.word.i + 1, name.end)]
    former = title.former or former
    return replace(title, person=discourse.actor(name), former=former, evidence=evidence)


def _person_from(discourse: Discourse, word: Word) -> Name | None:
    """Return the person's name that begins at a word."""
    name = discourse.name_at(word)
    begins = name is not None and name.type == EntityType.PERSON and name.start == word.i
    return name if begins else None


def _before_name(discourse: Discourse, title: Title) -> Title | None:
    """Find the name right behind it: "US-Außenministerin Ida Brandt"."""
    name = _name_right_behind(discourse, title)
    if name is None:
        return None
    last = discourse.words[name.end - 1]
    genitive = last.text in WORDS.genitives and name.name != discourse.actor(name).name
    next_office = genitive and last.next.is_capitalised and office(last.next.text) is not None
    belongs_to_next = next_office and name.start == title.word.i + 1  # "Minister Webers Sprecherin"
    return None if belongs_to_next else _held(discourse, title, name)


def _name_right_behind(discourse: Discourse, title: Title) -> Name | None:
    """Return the person's name behind an office word, its owner, or other titles."""
    behind = title.noun.next if title.noun is not None else title.word.next
    for start in (title.word.next, title.span[-1].next, behind):
        word = past(start, lambda w: _announces(discourse, w))
        name = _person_from(discourse, word)
        if name is not None and word.sent is title.word.sent:
            return name
    return None


def _announces(discourse: Discourse, word: Word) -> bool:
    """Whether a word without a name is a title before one: "Herr", "Dr.", "Ministerin"."""
    before = person_title(word.text) is not None or (word.is_capitalised and office(word.text))
    return bool(before) and discourse.name_at(word) is None


def _before_comma(discourse: Discourse, title: Title) -> Title | None:
    """Find the name behind a comma: "der Sprecher des Kremls, Oleg Sorin, sagte"."""
    ours = title.possessive is not None and title.possessive.lower in WORDS.possessives_of_us
    comma = _comma_behind(discourse, title)
    if comma is None or ours or title.is_plural:
        return None
    word = past(comma.next, lambda w: _leads_to_name(discourse, w))
    name = _person_from(discourse, word)
    if name is None or word.sent is not title.word.sent:
        return None
    after = discourse.words[name.end - 1].next
    alone = title.start == title.word.i and title.owner is None and not title.is_definite
    if after.text in WORDS.comma and alone:
        return None
    closed = after.is_verb or after.is_blank or after in discourse.words.borders
    return _held(discourse, title, name) if closed or after.text in WORDS.closing_marks else None


def _comma_behind(discourse: Discourse, title: Title) -> Word | None:
    """Return the comma behind the phrase of an office word that no name follows directly."""
    if _name_right_behind(discourse, title) is not None:
        return None
    for word in discourse.words[title.end : title.word.sent.end][: _REACH + 1]:
        if word.text in WORDS.comma:
            return word
        ends = word.is_verb or word.is_subjunction or word.is_mark
        joins = word.text in WORDS.coordinators and discourse.name_at(word) is None
        if joins or (ends and word.text not in WORDS.hyphens):
            return None
    return None


def _leads_to_name(discourse: Discourse, word: Word) -> bool:
    """Whether a word may stand between the comma and the name: "die Norwegerin", "Frau"."""
    name = discourse.name_at(word.next) if word.is_noun else None
    before_person = name is not None and name.type == EntityType.PERSON
    titled = inhabitant(word.text) is not None or person_title(word.text) is not None
    return discourse.name_at(word) is None and (word.is_describing or titled or before_person)


def _after_name(discourse: Discourse, title: Title) -> Title | None:
    """Find the name before a comma: "Ida Brandt, stellvertretende Sprecherin des …"."""
    word: Word | None = title.span[0].previous
    passed: list[Word] = []
    while word is not None and word.text not in WORDS.apposition_openers:
        passed.append(word)
        word = _one_back(word) if len(passed) <= _PASSED else None
    if word is None or word.i <= title.word.sent.start or not _closes(discourse, title):
        return None
    former = any(w.lower in WORDS.former_adverbs for w in passed)
    return _held(discourse, title, _name_before(discourse, word), former=former)


def _one_back(word: Word) -> Word | None:
    """Return the word before one that may stand between a comma and an office word.

    Of "und" it is the one before the office joined by it. ``None``: it may not stand there.
    """
    if word.lower in WORDS.list_coordinators and office(word.previous.text) is not None:
        word = word.previous.previous
        while word.is_describing:
            word = word.previous
        return word
    describes = word.is_describing or word.is_adverb or word.is_number or word.text.isdigit()
    stands = word.lower in WORDS.former_adverbs or word.lower in WORDS.before_an_apposition
    return word.previous if describes or stands or is_article(word) else None


def _name_before(discourse: Discourse, mark: Word) -> Name | None:
    """Return the name before a mark, or before the bracket before it: "Ida Brandt (44), …"."""
    word = mark.previous
    if discourse.name_at(word) is None and word.text in WORDS.closing_brackets:
        inside = reversed(list(word.sent.tree[word.sent.start : word.i]))
        word = next((w.previous for w in inside if w.text in WORDS.opening_brackets), word)
    return discourse.name_at(word)


def _closes(discourse: Discourse, title: Title) -> bool:
    """Whether a phrase ends like an apposition, and not like one of several in a list."""
    for word in discourse.words[title.end : title.word.sent.end][:_CLOSE]:
        if word.text in WORDS.apposition_ends:
            return True
        if word.is_verb:
            return title.word.is_apposition or not title.is_definite
        joins = word.text in WORDS.list_coordinators and discourse.name_at(word) is None
        another = is_article(word.next) or discourse.name_at(word.next) is not None
        if joins and another and title.word.is_conjunct:
            return False
    return True


def _copula(discourse: Discourse, title: Title) -> Title | None:
    """Find "Ida Brandt ist Sprecherin", "…, die Sprecherin war"."""
    word = title.word
    copula = next((c for c in word.children if c.is_copula), None)
    subject = next((c for c in word.children if c.is_active_subject), None)
    if copula is None or subject is None or title.is_plural or has_negation(word):
        return None
    name = _person_of(discourse, subject)
    if (
        name is None
        and subject.is_pronoun
        and (word.is_attributive_clause or word.is_relative_clause)
    ):
        name = _person_of(discourse, word.head)
    return _held(discourse, title, name, former=copula.lower in WORDS.past_copulas)


def _apposition(discourse: Discourse, title: Title) -> Title | None:
    """Find the name that the parse puts beside the office word."""
    word = title.word
    if title.is_plural or any(c.is_copula for c in word.children):
        return None
    for child in word.children:
        name = _person_of(discourse, child) if child.is_beside_name else None
        if name is not None and word.i < name.start < word.i + _APPOSITION:
            between = discourse.words[word.i : name.start]
            if not any(w.is_verb or w.text in WORDS.list_coordinators for w in between):
                return _held(discourse, title, name)
    return None


def _person_of(discourse: Discourse, word: Word) -> Name | None:
    """Return the person's name that covers a word, or stands right beside it."""
    beside = [c for c in word.children if c.is_beside_name and abs(c.i - word.i) <= 2]
    for place in (word, *beside):
        name = discourse.name_at(place)
        if name is not None and (place is word or name.type == EntityType.PERSON):
            return name if name.type == EntityType.PERSON else None
    return None


def _made(discourse: Discourse, title: Title) -> Title | None:
    """Find "Ida Brandt wurde zur Präsidentin gewählt", "ernannte Ida Brandt zur …"."""
    verb = _verb_above(title.word)
    if verb.lower not in WORDS.appointing_forms or _introduction(title) not in WORDS.introductions:
        return None
    parties = [c for c in verb.children if c.is_subject or c.is_object]
    names = (_person_of(discourse, c) for c in sorted(parties, key=lambda c: c.is_active_subject))
    return _held(discourse, title, next((name for name in names if name is not None), None))


def _as(discourse: Discourse, title: Title) -> Title | None:
    """Find "Ida Brandt trat als Präsidentin zurück", "amtierte als …"."""
    verb = _verb_above(title.word)
    left, serves = verb.lower in WORDS.leaving_forms, verb.lower in WORDS.serving_forms
    if not (left or serves) or _introduction(title) not in WORDS.as_what:
        return None
    names = (_person_of(discourse, c) for c in verb.children if c.is_subject)
    name = next((name for name in names if name is not None), None)
    return _held(discourse, title, name, former=left)


def _verb_above(word: Word) -> Word:
    """Return the verb that a noun hangs on, be it by other nouns."""
    head = word.head
    while head.is_nominal and head.head is not head:
        head = head.head
    return head


def _introduction(title: Title) -> str:
    """Return the word that introduces an office as a role, lower case: "als", "zum"."""
    before = title.span[0].previous.lower
    marks = (
        c for c in title.word.children if c.is_case_marker or c.is_subordinator or c.is_coordinator
    )
    return before if before in WORDS.introductions else next((c.lower for c in marks), "")


CONSTRUCTIONS: Mapping[Construction, Callable[[Discourse, Title], Title | None]] = {
    Construction.BEFORE_NAME: _before_name,
    Construction.BEFORE_COMMA: _before_comma,
    Construction.AFTER_NAME: _after_name,
    Construction.COPULA: _copula,
    Construction.APPOSITION: _apposition,
    Construction.MADE: _made,
    Construction.AS: _as,
}


@cache
def _constructions() -> tuple[Construction, ...]:
    return tuple(Construction(row["construction"]) for row in rows("read/offices/constructions"))
