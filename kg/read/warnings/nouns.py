"""Warnings that a noun names: "die Drohungen Moskaus", "stellte ein Ultimatum"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.lexicon import rows
from kg.model import Article, IssuedWarning, WarningKind
from kg.read.coreference.cast import Cast
from kg.read.grammar.negation import has_negation, is_negation
from kg.read.grammar.stretches import char_spans, extent
from kg.read.grammar.subjects import shared_subject
from kg.read.grammar.tree import Tree, Word
from kg.read.grammar.verb_forms import particle
from kg.read.quotations.context import sentences_read
from kg.read.scoring.entry import Entry, Family
from kg.read.warnings.alarm import WarningConstruction
from kg.read.warnings.word_classes import WORDS


def read_noun_warnings(tree: Tree, cast: Cast, article: Article) -> Iterator[IssuedWarning]:
    """Yield the warnings whose noun has an issuer, one for each noun and issuer."""
    for noun in (noun for s in sentences_read(tree, article) for noun in s):
        kind = _kind(noun)
        if kind is not None and not _is_denied(noun):
            for speaker in (word for find in _WAYS for word in find(noun)):
                for issuer in cast.denoted(speaker):
                    targets = (e for word in _targets(noun) for e in cast.denoted(word))
                    yield IssuedWarning(
                        id="",
                        kind=kind,
                        issuer=issuer,
                        targets=tuple(target for target in targets if target != issuer),
                        quote=None,
                        content=char_spans(_message(noun)),
                        cue=char_spans([noun]),
                        frame=(),
                        speaker_spans=char_spans([speaker]),
                        addressee_spans=(),
                        evidence=extent(noun.sent),
                        entry=str(Entry(Family.WARNING, noun.lemma)),
                        pattern=WarningConstruction.NOUN,
                    )


@cache
def warning_nouns() -> dict[str, WarningKind]:
    """Return the nouns that name a warning or threat, with its kind."""
    return {row["noun"]: WarningKind(row["kind"]) for row in rows("read/warnings/nouns")}


def _kind(noun: Word) -> WarningKind | None:
    """Return the kind of warning that a noun names, also as the end of a compound."""
    known, low = warning_nouns(), noun.lemma.lower()
    if not noun.is_noun or (noun.lemma not in known and low in WORDS.no_warnings):
        return None
    ends = (kind for end, kind in known.items() if low.endswith(end.lower()))
    return known.get(noun.lemma) or next(ends, None)


def _is_denied(noun: Word) -> bool:
    """Whether there is no such warning: ``keine Drohung``, ``könne er nicht erkennen``."""
    clause = noun.tree[min(noun.i, noun.head.i) : max(noun.i, noun.head.i) + 1]
    indefinite = any(c.is_article and c.lower in WORDS.indefinite for c in noun.children)
    return has_negation(noun) or (indefinite and any(map(is_negation, clause)))


# --- who issues it -----------------------------------------------------------------------------


def _giver(noun: Word) -> Iterator[Word]:
    """Yield who gives it: ``Mali stellte ein Ultimatum``, ``kam mit einer Drohung``."""
    verb = noun.head
    given = noun.is_object or noun.is_governed or noun.is_oblique
    gives = verb.is_verb and particle(verb) + verb.lemma.lower() in WORDS.giving_verbs
    subject = shared_subject(verb) if given and gives else None
    if subject is not None:
        yield subject


def _bearer(noun: Word) -> Iterator[Word]:
    """Yield who does something in or with it: ``riet in einer Reisewarnung dazu, …``."""
    below = noun.is_governed or noun.is_oblique or noun.is_attribute
    within = below and any(p in WORDS.inside for p in noun.prepositions)
    subject = shared_subject(noun.head) if within and noun.head.is_verb else None
    if subject is not None:
        yield subject


def _possessor(noun: Word) -> Iterator[Word]:
    """Yield whose it is by a possessive: ``…, so ihre Mahnung``, ``Seine Warnung verhallte``."""
    so = any(word.lower in WORDS.so for word in noun.tree[max(noun.i - 3, 0) : noun.i])
    if so or noun.is_active_subject:
        yield from (c for c in noun.children if c.is_possessive)


def _author(noun: Word) -> Iterator[Word]:
    """Yield whose it is by a genitive or "von": ``die Drohungen Moskaus``."""
    for child in noun.children:
        if child.is_attribute and all(p in WORDS.authors for p in child.prepositions):
            yield child


_WAYS = (_giver, _bearer, _possessor, _author)


# --- whom it warns, and of what ----------------------------------------------------------------


def _targets(noun: Word) -> Iterator[Word]:
    for child in (*noun.children, *noun.head.children):
        if child.is_dative or any(p in WORDS.towards for p in child.prepositions):
            yield child


def _message(noun: Word) -> list[Word]:
    """Return what the noun says is threatened: ``vor …``, ``mit …``, ``… zu tun``; else itself."""
    told = [child for child in noun.children if child.i > noun.i and _tells(child)]
    return [word for child in told for word in child.subtree] or [noun]


def _tells(child: Word) -> bool:
    clause = child.is_complement_clause or child.is_attributive_clause or child.is_adverbial_clause
    return clause or any(p in WORDS.openers_of_matter for p in child.prepositions)
