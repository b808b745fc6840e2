"""Clauses of a parsed sentence: finite verb, subject, mood, negation, and which tokens belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

CLAUSAL = frozenset({"ccomp", "xcomp", "parataxis", "advcl", "csubj", "csubj:pass"})
_VERBAL = frozenset({"VERB", "AUX"})

_WHOLE = {
    "zur": "zu",
    "zum": "zu",
    "ans": "an",
    "am": "an",
    "vom": "von",
    "beim": "bei",
    "fürs": "für",
    "im": "in",
    "ins": "in",
}

# Konjunktiv I, third person, of the verbs whose forms no rule gives.
_SUBJUNCTIVE_1 = frozenset(
    "sei seien habe werde könne müsse solle dürfe wolle möge wisse".split()  # noqa: SIM905
)
_SUBJUNCTIVE_2 = frozenset(
    [
        "wäre",
        "wären",
        "hätte",
        "hätten",
        "würde",
        "würden",
        "könnte",
        "könnten",
        "müsste",
        "müssten",
        "dürften",
        "gäbe",
        "gäben",
        "käme",
        "kämen",
        "ginge",
        "ließe",
        "fände",
        "fänden",
        "bliebe",
        "stünde",
        "stünden",
        "nähme",
        "nähmen",
        "bräuchte",
        "bräuchten",
        "brächte",
        "brächten",
        "säße",
        "säßen",
        "täte",
        "täten",
        "hielte",
    ]
)


def is_verb(token: Token) -> bool:
    """Whether the token is a verb or an auxiliary."""
    return token.pos_ in _VERBAL


def particle(verb: Token) -> str:
    """Return the separated particle of ``verb``, lower case, or the empty string."""
    for child in verb.children:
        if child.dep_ == "compound:prt":
            return str(child.lower_)
    return ""


def finite(verb: Token) -> Token:
    """Return the finite verb of the clause of ``verb``: an auxiliary, a copula or itself."""
    for child in verb.children:
        if child.dep_ in ("aux", "aux:pass", "cop") and is_finite(child):
            return child
    if verb.dep_ in ("conj", "xcomp") and not is_finite(verb) and verb.head != verb:
        for child in verb.head.children:
            if child.dep_ in ("aux", "aux:pass") and is_finite(child):
                return child
    return verb


def is_finite(token: Token) -> bool:
    """Whether the token is a finite verb form."""
    form = token.morph.get("VerbForm", [])
    if form:
        return bool(form[0] == "Fin")
    if not is_verb(token):
        return False
    return not (token.lower_.endswith("en") and token.lower_ == token.lemma_.lower()) or (
        token.lower_ in ("haben", "werden", "wollen", "sollen", "können", "müssen", "dürfen")
    )


def is_reported_mood(token: Token) -> bool:
    """Whether a finite verb is in the Konjunktiv I, the mood of reported speech.

    Example: ``habe``, ``komme``, ``seien``; not ``hätte``, nor ``ich habe``.
    """
    form = token.lower_
    if form in ("sei", "seien"):
        return True
    subject = subject_of(token) or subject_of(token.head)
    if subject is not None and subject.lower_ == "ich":
        return False
    if form in _SUBJUNCTIVE_1:
        return True
    if not is_verb(token) or not form.endswith("e"):
        return False
    stem = token.lemma_.lower().removesuffix("n").removesuffix("e")
    weak_past = form.endswith("te") and not stem.endswith("t")
    return form == stem + "e" and not weak_past and "Imp" not in token.morph.get("Mood", [])


def is_irrealis(token: Token) -> bool:
    """Whether a finite verb is in the Konjunktiv II: ``hätten``, ``würde``, ``käme``."""
    return token.lower_ in _SUBJUNCTIVE_2


def subject_of(verb: Token) -> Token | None:
    """Return the subject that stands in the clause of ``verb`` itself."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:pass"):
            return child
    return None


def shared_subject(verb: Token) -> Token | None:
    """Return the subject of ``verb``, its own or one shared with the verb it is joined to."""
    seen = 0
    while seen < 5:
        subject = subject_of(verb)
        if subject is not None:
            return subject
        if verb.dep_ in ("conj", "xcomp", "aux", "cop", "aux:pass") and verb.head != verb:
            verb = verb.head
            seen += 1
            continue
        return None
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(c.dep_ in ("aux:pass", "nsubj:pass") for c in verb.children)


def clause_tokens(verb: Token, *, keep: Iterable[str] = ()) -> list[Token]:
    """Return the tokens of the clause of ``verb`` without the clauses that hang on it.

    Relative clauses stay, for they belong to their noun; ``keep`` names further labels that stay.
    """
    stop = CLAUSAL - frozenset(keep)
    tokens: list[Token] = []
    stack = [verb]
    while stack:
        token = stack.pop()
        tokens.append(token)
        for child in token.children:
            if child.dep_ in stop or (child.dep_ == "conj" and is_clause(child)):
                continue
            stack.append(child)
    return sorted(tokens, key=lambda t: t.i)


def prepositions(noun: Token) -> set[str]:
    """Return the prepositions of a phrase, contractions undone: ``zur`` is ``zu``."""
    return {_WHOLE.get(c.lower_, c.lower_) for c in noun.children if c.dep_ == "case"}


def segment(token: Token) -> list[Token]:
    """Return the words around ``token`` up to the next commas, colons, marks and edges.

    What a wrong tree hangs elsewhere still stands there: ``warb zum Auftakt um Geduld``.
    """
    sentence = token.sent
    low = high = token.i
    while low > sentence.start and not parts(token.doc[low - 1]):
        low -= 1
    while high + 1 < sentence.end and not parts(token.doc[high + 1]):
        high += 1
    return list(token.doc[low : high + 1])


def parts(token: Token) -> bool:
    """Whether the token sets clauses or insertions apart: comma, colon, bracket, dash, mark."""
    return token.text in {",", ";", ":", "(", ")", "–", "-", "—"} or token.is_quote


def is_clause(token: Token) -> bool:
    """Whether ``token`` heads a clause: a verb, or a predicate with a copula."""
    return is_verb(token) or any(c.dep_ == "cop" for c in token.children)


def char_spans(tokens: Iterable[Token]) -> tuple[tuple[int, int], ...]:
    """Return the character spans of runs of neighbouring tokens, in text order."""
    spans: list[tuple[int, int]] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.i):
        end = token.idx + len(token)
        if token.i == last + 1 or (spans and token.doc[last + 1 : token.i].text.strip() == ""):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
        last = token.i
    return tuple(spans)
