"""Warnings that a noun names: "die Drohungen Moskaus", "stellte ein Ultimatum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Article, IssuedWarning, WarningKind
from kg.read.grammar.negation import has_negation, is_negation
from kg.read.grammar.stretches import char_spans
from kg.read.grammar.subjects import shared_subject
from kg.read.grammar.verb_forms import particle
from kg.read.warnings.signs import by_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree, Word

_ABOUT = frozenset({"vor", "mit", "gegen", "zu", "für"})
_GIVING = frozenset(
    [
        "stellen",
        "aussprechen",
        "äußern",
        "erneuern",
        "wiederholen",
        "richten",
        "kommen",
        "ausstoßen",
        "bekräftigen",
        "setzen",
        "verschärfen",
        "unterstreichen",
        "senden",
        "schicken",
        "überbringen",
        "übermitteln",
    ]
)


def read_nominal_warnings(
    tree: Tree, cast: Cast, article: Article, known: Iterable[IssuedWarning]
) -> Iterator[IssuedWarning]:
    """Yield the warnings whose noun has an issuer and whose sentence holds none by that issuer."""
    done = {(w.issuer, w.evidence) for w in known}
    for sentence in tree.sents:
        begin, end = sentence.start_char, sentence.end_char
        if (article.title_span and begin < article.title_span[1]) or any(
            begin < e and end > b for b, e in article.skipped
        ):
            continue
        text = tree.text[begin:end]
        evidence = (begin + len(text) - len(text.lstrip()), begin + len(text.rstrip()))
        for token in sentence:
            kind = _named(token) if token.is_noun else None
            if kind is None or _denied(token):
                continue
            for issuer, speaker in _issuers(token, cast):
                if (issuer, evidence) in done:
                    continue
                done.add((issuer, evidence))
                yield IssuedWarning(
                    id="",
                    kind=WarningKind.THREAT if kind == WarningKind.THREAT else WarningKind.WARNING,
                    issuer=issuer,
                    targets=tuple(
                        e for t in _targets(token) for e in cast.denoted(t) if e != issuer
                    ),
                    quote=None,
                    content=char_spans(_message(token)),
                    cue=char_spans([token]),
                    frame=(),
                    speaker_spans=char_spans([speaker]),
                    addressee_spans=(),
                    evidence=evidence,
                    entry=f"warning:{token.lemma}",
                )


def _issuers(noun: Word, cast: Cast) -> Iterator[tuple[str, Word]]:
    """Yield who issues it: the subject of a verb of giving, or of "mit einer Drohung kommen"."""
    verb = noun.head
    giving = particle(verb) + verb.lemma.lower()
    if (
        verb.is_verb
        and giving in _GIVING
        and (noun.is_object or noun.is_governed or noun.is_oblique)
    ):
        subject = shared_subject(verb)
        if subject is not None and subject != noun:
            for entity in cast.denoted(subject):
                yield entity, subject
    within = (noun.is_governed or noun.is_oblique or noun.is_attribute) and any(
        c.lower in ("in", "mit") and c.is_case_marker for c in noun.children
    )
    if within and verb.is_verb and len(noun.lemma) > len("Warnung"):
        subject = shared_subject(verb)
        if subject is not None:
            for entity in cast.denoted(subject):
                yield entity, subject
    for child in noun.children:
        if child.is_possessive and (_follows_so(noun) or noun.is_active_subject):
            for entity in cast.denoted(child):
                yield entity, child
        cases = {c.lower for c in child.children if c.is_case_marker}
        if child.is_attribute and not cases - {"von", "vom", "seitens"}:
            for entity in cast.denoted(child):
                yield entity, child


def _follows_so(noun: Word) -> bool:
    """Whether the noun stands in a frame: ``…, so ihre Mahnung, …``."""
    return any(t.lower == "so" for t in noun.tree[max(noun.i - 3, 0) : noun.i])


def _targets(noun: Word) -> Iterator[Word]:
    for child in [*noun.children, *noun.head.children]:
        if child.is_dative or any(c.lower in ("gegen", "an", "gegenüber") for c in child.children):
            yield child


def _message(noun: Word) -> list[Word]:
    """Return what the noun says is threatened: ``vor …``, ``mit …``, ``… zu tun``; else itself."""
    told = [
        c
        for c in noun.children
        if c.i > noun.i
        and (
            c.is_complement_clause
            or c.is_attributive_clause
            or c.is_adverbial_clause
            or any(k.lower in _ABOUT for k in c.children if k.is_case_marker)
        )
    ]
    return [t for c in told for t in c.subtree] or [noun]


def _denied(noun: Word) -> bool:
    """Whether there is no such warning: ``keine Drohung``, ``könne er nicht erkennen``."""
    if has_negation(noun):
        return True
    indefinite = any(c.lower.startswith("ein") and c.is_article for c in noun.children)
    if not indefinite:
        return False
    clause = noun.tree[min(noun.i, noun.head.i) : max(noun.i, noun.head.i) + 1]
    return any(is_negation(t) for t in clause)


def _named(noun: Word) -> str | None:
    """Return the kind of warning that a noun names, also as the end of a compound."""
    nouns = by_role("noun")
    if noun.lemma in nouns:
        return nouns[noun.lemma]
    low = noun.lemma.lower()
    if low.startswith(tuple(by_role("no_warning"))):
        return None
    return next((kind for form, kind in nouns.items() if low.endswith(form.lower())), None)
