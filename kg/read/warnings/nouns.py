"""Warnings that a noun names: "die Drohungen Moskaus", "stellte ein Ultimatum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Article, IssuedWarning
from kg.read.grammar.clauses import char_spans, is_verb, particle, shared_subject
from kg.read.grammar.conditionals import condition_words
from kg.read.grammar.text import text_of
from kg.read.warnings.signs import by_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from kg.read.coreference.cast import Cast

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
    doc: Doc, cast: Cast, article: Article, known: Iterable[IssuedWarning]
) -> Iterator[IssuedWarning]:
    """Yield the warnings whose noun has an issuer and whose sentence holds none by that issuer."""
    done = {(w.issuer, w.evidence) for w in known}
    for sentence in doc.sents:
        begin, end = sentence.start_char, sentence.end_char
        if (article.title_span and begin < article.title_span[1]) or any(
            begin < e and end > b for b, e in article.skipped
        ):
            continue
        text = text_of(doc)[begin:end]
        evidence = (begin + len(text) - len(text.lstrip()), begin + len(text.rstrip()))
        for token in sentence:
            kind = _named(token) if token.pos_ == "NOUN" else None
            if kind is None or _denied(token):
                continue
            for issuer, speaker in _issuers(token, cast):
                if (issuer, evidence) in done:
                    continue
                done.add((issuer, evidence))
                yield IssuedWarning(
                    id="",
                    kind="threat" if kind == "threat" else "warning",
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
                    entry=f"warning:{token.lemma_}",
                )


def _issuers(noun: Token, cast: Cast) -> Iterator[tuple[str, Token]]:
    """Yield who issues it: the subject of a verb of giving, or of "mit einer Drohung kommen"."""
    verb = noun.head
    giving = particle(verb) + verb.lemma_.lower()
    if is_verb(verb) and giving in _GIVING and noun.dep_ in ("obj", "obl", "obl:arg"):
        subject = shared_subject(verb)
        if subject is not None and subject != noun:
            for entity in cast.denoted(subject):
                yield entity, subject
    within = noun.dep_ in ("obl", "obl:arg", "nmod") and any(
        c.lower_ in ("in", "mit") and c.dep_ == "case" for c in noun.children
    )
    if within and is_verb(verb) and len(noun.lemma_) > len("Warnung"):
        subject = shared_subject(verb)
        if subject is not None:
            for entity in cast.denoted(subject):
                yield entity, subject
    for child in noun.children:
        if child.dep_ == "det:poss" and (_follows_so(noun) or noun.dep_ == "nsubj"):
            for entity in cast.denoted(child):
                yield entity, child
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if child.dep_ == "nmod" and not cases - {"von", "vom", "seitens"}:
            for entity in cast.denoted(child):
                yield entity, child


def _follows_so(noun: Token) -> bool:
    """Whether the noun stands in a frame: ``…, so ihre Mahnung, …``."""
    return any(t.lower_ == "so" for t in noun.doc[max(noun.i - 3, 0) : noun.i])


def _targets(noun: Token) -> Iterator[Token]:
    for child in [*noun.children, *noun.head.children]:
        if child.dep_ in ("obl:arg", "iobj") or any(
            c.lower_ in ("gegen", "an", "gegenüber") for c in child.children
        ):
            yield child


def _message(noun: Token) -> list[Token]:
    """Return what the noun says is threatened: ``vor …``, ``mit …``, ``… zu tun``; else itself."""
    told = [
        c
        for c in noun.children
        if c.i > noun.i
        and (
            c.dep_ in ("acl", "xcomp", "ccomp", "advcl")
            or any(k.lower_ in _ABOUT for k in c.children if k.dep_ == "case")
        )
    ]
    return [t for c in told for t in c.subtree] or [noun]


def _denied(noun: Token) -> bool:
    """Whether there is no such warning: ``keine Drohung``, ``könne er nicht erkennen``."""
    if any(c.lower_ in condition_words("negation") for c in noun.children):
        return True
    indefinite = any(c.lower_.startswith("ein") and c.dep_ == "det" for c in noun.children)
    if not indefinite:
        return False
    clause = noun.doc[min(noun.i, noun.head.i) : max(noun.i, noun.head.i) + 1]
    return any(t.lower_ in condition_words("negation") for t in clause)


def _named(noun: Token) -> str | None:
    """Return the kind of warning that a noun names, also as the end of a compound."""
    nouns = by_role("noun")
    if noun.lemma_ in nouns:
        return nouns[noun.lemma_]
    low = noun.lemma_.lower()
    if low.startswith(tuple(by_role("no_warning"))):
        return None
    return next((kind for form, kind in nouns.items() if low.endswith(form.lower())), None)
