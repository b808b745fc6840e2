"""Warnings that a noun names: "die Drohungen Moskaus", "stellte ein Ultimatum"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Article, IssuedWarning
from kg.read.clauses import char_spans, is_verb, shared_subject
from kg.read.harm import by_role
from kg.read.wording import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token

    from kg.read.cast import Cast

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
    ]
)


def read_nominal_warnings(
    doc: Doc, cast: Cast, article: Article, known: Iterable[IssuedWarning]
) -> Iterator[IssuedWarning]:
    """Yield the warnings whose noun has an issuer and whose sentence holds none by that issuer."""
    nouns = by_role("noun")
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
            kind = nouns.get(token.lemma_)
            if token.pos_ != "NOUN" or kind is None:
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
    if is_verb(verb) and verb.lemma_.lower() in _GIVING and noun.dep_ in ("obj", "obl", "obl:arg"):
        subject = shared_subject(verb)
        if subject is not None and subject != noun:
            for entity in cast.denoted(subject):
                yield entity, subject
    for child in noun.children:
        cases = {c.lower_ for c in child.children if c.dep_ == "case"}
        if child.dep_ == "nmod" and not cases - {"von", "vom", "seitens"}:
            for entity in cast.denoted(child):
                yield entity, child


def _targets(noun: Token) -> Iterator[Token]:
    for child in [*noun.children, *noun.head.children]:
        if child.dep_ in ("obl:arg", "iobj") or any(
            c.lower_ in ("gegen", "an", "gegenüber") for c in child.children
        ):
            yield child


def _message(noun: Token) -> list[Token]:
    return [t for t in noun.subtree if t != noun] or [noun]
