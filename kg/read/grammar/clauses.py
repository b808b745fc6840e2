"""Clauses of a parsed sentence: finite verb, subject, mood, negation, and which tokens belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Word

CLAUSAL = frozenset({"ccomp", "xcomp", "parataxis", "advcl", "csubj", "csubj:pass"})
_VERBAL = frozenset({"VERB", "AUX"})


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


def particle(verb: Word) -> str:
    """Return the separated particle of ``verb``, lower case, or the empty string."""
    for child in verb.children:
        if child.is_verb_particle:
            return str(child.lower)
    return ""


def finite(verb: Word) -> Word:
    """Return the finite verb of the clause of ``verb``: an auxiliary, a copula or itself."""
    for child in verb.children:
        if child.is_helper and is_finite(child):
            return child
    if (
        (verb.is_conjunct or verb.is_infinitive_clause)
        and not is_finite(verb)
        and verb.head != verb
    ):
        for child in verb.head.children:
            if child.is_auxiliary and is_finite(child):
                return child
    return verb


def is_finite(token: Word) -> bool:
    """Whether the token is a finite verb form."""
    form = token.morph.get("VerbForm", [])
    if form:
        return bool(form[0] == "Fin")
    if not token.is_verb:
        return False
    return not (token.lower.endswith("en") and token.lower == token.lemma.lower()) or (
        token.lower in ("haben", "werden", "wollen", "sollen", "können", "müssen", "dürfen")
    )


def is_reported_mood(token: Word) -> bool:
    """Whether a finite verb is in the Konjunktiv I, the mood of reported speech.

    Example: ``habe``, ``komme``, ``seien``; not ``hätte``, nor ``ich habe``.
    """
    form = token.lower
    if form in ("sei", "seien"):
        return True
    subject = subject_of(token) or subject_of(token.head)
    if subject is not None and subject.lower == "ich":
        return False
    if form in _SUBJUNCTIVE_1:
        return True
    if not token.is_verb or not form.endswith("e"):
        return False
    stem = token.lemma.lower().removesuffix("n").removesuffix("e")
    weak_past = form.endswith("te") and not stem.endswith("t")
    return form == stem + "e" and not weak_past and "Imp" not in token.morph.get("Mood", [])


def is_irrealis(token: Word) -> bool:
    """Whether a finite verb is in the Konjunktiv II: ``hätten``, ``würde``, ``käme``."""
    return token.lower in _SUBJUNCTIVE_2


def subject_of(verb: Word) -> Word | None:
    """Return the subject that stands in the clause of ``verb`` itself."""
    for child in verb.children:
        if child.is_subject:
            return child
    return None


def shared_subject(verb: Word) -> Word | None:
    """Return the subject of ``verb``, its own or one shared with the verb it is joined to."""
    seen = 0
    while seen < 5:
        subject = subject_of(verb)
        if subject is not None:
            return subject
        if (verb.is_helper or verb.is_conjunct or verb.is_infinitive_clause) and verb.head != verb:
            verb = verb.head
            seen += 1
            continue
        return None
    return None


def is_passive(verb: Word) -> bool:
    """Whether the verb stands in the passive."""
    return any((c.is_passive_subject or c.is_passive_auxiliary) for c in verb.children)


def clause_tokens(verb: Word, *, keep: Iterable[str] = ()) -> list[Word]:
    """Return the tokens of the clause of ``verb`` without the clauses that hang on it.

    Relative clauses stay, for they belong to their noun; ``keep`` names further labels that stay.
    """
    stop = CLAUSAL - frozenset(keep)
    tokens: list[Word] = []
    stack = [verb]
    while stack:
        token = stack.pop()
        tokens.append(token)
        for child in token.children:
            if child.dep in stop or (child.is_conjunct and is_clause(child)):
                continue
            stack.append(child)
    return sorted(tokens, key=lambda t: t.i)


def segment(token: Word) -> list[Word]:
    """Return the words around ``token`` up to the next commas, colons, marks and edges.

    What a wrong tree hangs elsewhere still stands there: ``warb zum Auftakt um Geduld``.
    """
    sentence = token.sent
    low = high = token.i
    while low > sentence.start and not parts(token.tree[low - 1]):
        low -= 1
    while high + 1 < sentence.end and not parts(token.tree[high + 1]):
        high += 1
    return list(token.tree[low : high + 1])


def parts(token: Word) -> bool:
    """Whether the token sets clauses or insertions apart: comma, colon, bracket, dash, mark."""
    return token.text in {",", ";", ":", "(", ")", "–", "-", "—"} or token.is_quote


def is_clause(token: Word) -> bool:
    """Whether ``token`` heads a clause: a verb, or a predicate with a copula."""
    return token.is_verb or any(c.is_copula for c in token.children)


def char_spans(tokens: Iterable[Word]) -> tuple[tuple[int, int], ...]:
    """Return the character spans of runs of neighbouring tokens, in text order."""
    spans: list[tuple[int, int]] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.i):
        end = token.end
        if token.i == last + 1 or (spans and token.tree[last + 1 : token.i].text.strip() == ""):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
        last = token.i
    return tuple(spans)
