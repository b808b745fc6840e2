"""Who holds an office: the constructions of ``constructions.tsv``, tried in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from kg.lexicon import WordClass, rows
from kg.read.entities.gazetteer import inhabitant
from kg.read.entities.mention import Name
from kg.read.entities.office_words import office
from kg.read.entities.person_words import person_title
from kg.read.grammar.negation import has_negation
from kg.read.grammar.stretches import past
from kg.read.grammar.tree import Word
from kg.read.offices.phrase import is_article
from kg.read.offices.titles import WORDS, Construction, Title

_REACH = 12
"""So many words may lie between an office word and the comma before its holder."""
_PASSED = 6
"""So many words may lie between a holder's name and the office word behind it."""
_CLOSE = 25
"""Within so many words behind an office word it shows whether an apposition ends there."""
_APPOSITION = 15
"""So far from an office word the parse may put a name beside it."""


def with_holder(title: Title) -> Title:
    """Return the title with the person whom the first construction that fits ties to it."""
    for construction in _constructions():
        found = CONSTRUCTIONS[construction](title)
        if found is not None:
            return replace(found, construction=construction)
    return title


def with_further_holders(title: Title) -> list[Title]:
    """Return the title, and it again for each further holder: "die Präsidenten Ada und Bo"."""
    titles = [title]
    while title.evidence is not None and _may_have_several(title):
        mark = title.evidence[-1].next
        name = _person_from(title, mark.next) if mark.text in WORDS.list_marks else None
        if name is None:
            break
        evidence = title.word.tree[title.start : name.end]
        title = replace(title, person=title.discourse.actor(name), evidence=evidence)
        titles.append(title)
    return titles


def _may_have_several(title: Title) -> bool:
    """Whether an office word before a name may stand in the plural."""
    what, word = title.office, title.word.text
    if title.construction not in (Construction.BEFORE_NAME, Construction.BEFORE_COMMA):
        return False
    dative = title.article not in WORDS.dative_plural_articles or word in WORDS.dative_plurals
    several = title.article in WORDS.plural_articles and dative and what.female is False
    return title.is_plural or (what.plural and (several or title.span[0].is_number))


def _held(title: Title, name: Name | None, *, former: bool = False) -> Title | None:
    """Return the title with the person of a name, if there is one."""
    if name is None:
        return None
    evidence = title.word.tree[min(title.start, name.start) : max(title.word.i + 1, name.end)]
    person, former = title.discourse.actor(name), title.former or former
    return replace(title, person=person, former=former, evidence=evidence)


def _person_from(title: Title, word: Word) -> Name | None:
    """Return the person's name that begins at a word."""
    name = title.person_at(word)
    return name if name is not None and name.start == word.i else None


def _before_name(title: Title) -> Title | None:
    """Find the name right behind it: "US-Außenministerin Ida Brandt".

    Not a genitive before another office: "Minister Webers Sprecherin".
    """
    name = _name_right_behind(title)
    if name is None:
        return None
    last = title.word.tree[name.end - 1]
    genitive = last.text in WORDS.genitives and name.name != title.discourse.actor(name).name
    next_office = last.next.is_capitalised and office(last.next.text) is not None
    whose = genitive and next_office and name.start == title.word.i + 1
    return None if whose else _held(title, name)


def _name_right_behind(title: Title) -> Name | None:
    """Return the person's name behind an office word, its owner, or other titles."""
    behind = title.noun.next if title.noun is not None else title.word.next
    for start in (title.word.next, title.span[-1].next, behind):
        word = past(start, lambda w: _announces(title, w))
        name = _person_from(title, word)
        if name is not None and word.sent is title.word.sent:
            return name
    return None


def _announces(title: Title, word: Word) -> bool:
    """Whether a word without a name is a title before one: "Herr", "Dr.", "Ministerin"."""
    an_office = word.is_capitalised and office(word.text) is not None
    return title.name_at(word) is None and (an_office or person_title(word.text) is not None)


def _before_comma(title: Title) -> Title | None:
    """Find the name behind a comma: "der Sprecher des Kremls, Oleg Sorin, sagte"."""
    ours = title.possessive is not None and title.possessive.lower in WORDS.possessives_of_us
    comma = _comma_behind(title)
    if comma is None or ours or title.is_plural:
        return None
    word = past(comma.next, lambda w: _leads_to_name(title, w))
    name = _person_from(title, word)
    if name is None or word.sent is not title.word.sent:
        return None
    after = word.tree[name.end - 1].next
    alone = title.start == title.word.i and title.owner is None and not title.is_definite
    listed = alone and after.text in WORDS.comma
    closed = after.is_verb or after.is_blank or after in word.tree.borders
    return (
        _held(title, name) if not listed and (closed or after.text in WORDS.closing_marks) else None
    )


def _comma_behind(title: Title) -> Word | None:
    """Return the comma behind the phrase of an office word that no name follows directly."""
    if _name_right_behind(title) is not None:
        return None
    for word in title.word.tree[title.end : title.word.sent.end][: _REACH + 1]:
        if word.text in WORDS.comma:
            return word
        ends = word.is_verb or word.is_subjunction or word.is_mark
        joins = word.text in WORDS.coordinators and title.name_at(word) is None
        if joins or (ends and word.text not in WORDS.hyphens):
            return None
    return None


def _leads_to_name(title: Title, word: Word) -> bool:
    """Whether a word may stand between the comma and the name: "die Norwegerin", "Frau"."""
    titled = inhabitant(word.text) is not None or person_title(word.text) is not None
    noun = word.is_noun and title.person_at(word.next) is not None
    return title.name_at(word) is None and (word.is_describing or titled or noun)


def _after_name(title: Title) -> Title | None:
    """Find the name before a comma: "Ida Brandt, stellvertretende Sprecherin des …"."""
    word: Word | None = title.span[0].previous
    passed: list[Word] = []
    while word is not None and word.text not in WORDS.apposition_openers:
        passed.append(word)
        word = _one_back(word) if len(passed) <= _PASSED else None
    if word is None or word.i <= title.word.sent.start or not _closes(title):
        return None
    name = word.previous
    if title.name_at(name) is None and name.text in WORDS.closing_brackets:
        inside = reversed(list(name.tree[name.sent.start : name.i]))
        name = next((w.previous for w in inside if w.text in WORDS.opening_brackets), name)
    former = any(w.lower in WORDS.former_adverbs for w in passed)
    return _held(title, title.person_at(name), former=former)


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


def _closes(title: Title) -> bool:
    """Whether a phrase ends like an apposition, and not like one of several in a list."""
    for word in title.word.tree[title.end : title.word.sent.end][:_CLOSE]:
        if word.text in WORDS.apposition_ends:
            return True
        if word.is_verb:
            return title.word.is_apposition or not title.is_definite
        joins = word.text in WORDS.list_coordinators and title.name_at(word) is None
        another = is_article(word.next) or title.name_at(word.next) is not None
        if joins and another and title.word.is_conjunct:
            return False
    return True


def _copula(title: Title) -> Title | None:
    """Find "Ida Brandt ist Sprecherin", "…, die Sprecherin war"."""
    word = title.word
    copula = next((c for c in word.children if c.is_copula), None)
    subject = next((c for c in word.children if c.is_active_subject), None)
    if copula is None or subject is None or title.is_plural or has_negation(word):
        return None
    relative = subject.is_pronoun and (word.is_attributive_clause or word.is_relative_clause)
    name = _person_of(title, (subject, word.head) if relative else (subject,))
    return _held(title, name, former=copula.lower in WORDS.past_copulas)


def _apposition(title: Title) -> Title | None:
    """Find the name that the parse puts beside the office word."""
    word = title.word
    if title.is_plural or any(c.is_copula for c in word.children):
        return None
    for child in word.children:
        name = _person_of(title, [child]) if child.is_beside_name else None
        if name is not None and word.i < name.start < word.i + _APPOSITION:
            between = word.tree[word.i : name.start]
            if not any(w.is_verb or w.text in WORDS.list_coordinators for w in between):
                return _held(title, name)
    return None


def _person_of(title: Title, words: Iterable[Word]) -> Name | None:
    """Return the first person's name that covers one of the words, or stands right beside it."""
    for word in words:
        beside = [c for c in word.children if c.is_beside_name and abs(c.i - word.i) <= 2]
        places = [word] if title.name_at(word) is not None else beside
        name = next((n for place in places if (n := title.person_at(place)) is not None), None)
        if name is not None:
            return name
    return None


def _by_verb(title: Title, forms: WordClass, introductions: WordClass) -> Title | None:
    """Find "Ida Brandt wurde zur Präsidentin gewählt", "trat als Präsidentin zurück"."""
    verb = title.word.head
    while verb.is_nominal and verb.head is not verb:
        verb = verb.head
    joining = [
        c.lower
        for c in title.word.children
        if c.is_case_marker or c.is_coordinator or c.is_subordinator
    ]
    mark = next((m for m in (title.span[0].previous.lower, *joining) if m in introductions), None)
    if verb.lower not in forms or mark is None:
        return None
    left = verb.lower in WORDS.leaving_forms
    parties = [c for c in verb.children if c.is_subject or (c.is_object and not left)]
    name = _person_of(title, sorted(parties, key=lambda c: c.is_active_subject))
    return _held(title, name, former=left)


CONSTRUCTIONS: Mapping[Construction, Callable[[Title], Title | None]] = {
    Construction.BEFORE_NAME: _before_name,
    Construction.BEFORE_COMMA: _before_comma,
    Construction.AFTER_NAME: _after_name,
    Construction.COPULA: _copula,
    Construction.APPOSITION: _apposition,
    Construction.MADE: lambda t: _by_verb(t, WORDS.appointing_forms, WORDS.introductions),
    Construction.AS: lambda t: _by_verb(t, WORDS.forms_with_as, WORDS.as_what),
}


@cache
def _constructions() -> tuple[Construction, ...]:
    return tuple(Construction(row["construction"]) for row in rows("read/offices/constructions"))
