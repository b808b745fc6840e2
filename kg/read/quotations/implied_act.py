"""What the words said do, where the verb only says that they were said.

``sagte`` and ``nannte`` are neutral: the act is in the words. They refuse (own side, negated),
demand (must, should), promise (own side, future), blame or praise (words that judge).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.read.grammar.clauses import is_clause, is_passive
from kg.read.grammar.mood import finite, subject_of
from kg.read.quotations.attribution import SpeechAct
from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from kg.read.grammar.tree import Word
    from kg.read.quotations.context import Page

_REFUSING = frozenset({"werden", "wollen", "lassen", "haben", "mögen"})
_PREDICATES = frozenset({"obj", "xcomp", "advmod", "obl", "nsubj"})
_WILL = frozenset({"werden", "wollen"})
_OWN = frozenset({"ich", "wir", "man"})


@cache
def _judging(tone: str) -> frozenset[str]:
    return frozenset(row["form"] for row in rows("read/quotations/tone") if row["tone"] == tone)


@cache
def _judging_ends(tone: str) -> tuple[str, ...]:
    return tuple(
        row["form"].lower()
        for row in rows("read/quotations/tone")
        if row["tone"] == tone and row["form"][0].isupper()
    )


def spoken_act(
    page: Page,
    marks: Container[str],
    content: Sequence[Word],
    speakers: Iterable[str],
    *,
    judged: bool,
) -> SpeechAct:
    """Return the act of what a neutral verb reports; ``judged``: only the verb's own clause does.

    Example: ``nannte das Veto zynisch`` → accuse, ``sagte, man gebe nicht nach`` → deny.
    """
    if "name" in marks:
        if _holds(content, "blame"):
            return SpeechAct.ACCUSE
        if _holds(content, "praise"):
            return SpeechAct.PRAISE
        image = "image" in marks and _mocks(page, content)
        return SpeechAct.ACCUSE if image else SpeechAct.SAY
    if "wish" in marks and not judged and content[0].lower == "dass":
        return SpeechAct.DEMAND
    return SpeechAct.SAY if judged else act_of_words(page, content, speakers)


def _mocks(page: Page, content: Sequence[Word]) -> bool:
    """Whether something is called by a quoted image: ``nannte ihn einen „Kaufmann in Uniform“``."""
    quoted = [t for t in content if t.i in page.quoted]
    return any(t.is_noun for t in quoted) and not _holds(quoted, "plain")


def act_of_words(page: Page, content: Sequence[Word], speakers: Iterable[str]) -> SpeechAct:
    """Return the act of the words said: ``say`` where they only tell.

    Example: ``man werde keinem Papier zustimmen`` → deny; ``Moskau müsse sich bewegen`` → demand.
    """
    side = page.cast.side(speakers)
    clauses = main_clauses(content)
    own = [c for c in clauses if _is_own(page, c, side)]
    if any(_refuses(page, c, own=c in own) for c in clauses) or _no_talk_of(content):
        return SpeechAct.DENY
    if any(_accuses(page, c, side) for c in clauses if c not in own):
        return SpeechAct.ACCUSE
    if clauses and clauses[0] not in own and any(_demands(page, c) for c in clauses):
        return SpeechAct.DEMAND
    if any(_announces(c) for c in own):
        return SpeechAct.PROMISE
    return SpeechAct.SAY


def _no_talk_of(content: Iterable[Word]) -> bool:
    """Whether the words hold ``keine Rede``, ``nicht die Absicht``."""
    for token in content:
        if token.lemma in ("Rede", "Absicht") and any(
            c.lower.startswith(("kein", "nicht")) for c in token.children
        ):
            return True
    return False


def main_clauses(content: Sequence[Word]) -> list[Word]:
    """Return the verbs of the clauses that hang on nothing else of what is said."""
    members = set(content)
    found = []
    for token in content:
        if not is_clause(token) or token.is_helper:
            continue
        if (
            token.head == token
            or token.head not in members
            or ((token.is_conjunct or token.is_parataxis) and token.head in found)
        ):
            found.append(token)
    return [t for t in found if not _is_condition(t)]


def _is_condition(verb: Word) -> bool:
    return any(c.is_subordinator and c.lower in WORDS["suppositions"] for c in verb.children)


def _is_own(page: Page, verb: Word, side: frozenset[str]) -> bool:
    """Whether the speaker's side is the subject of a clause: wir, man, sein Land, the speaker."""
    subject = subject_of(verb)
    if subject is None:
        return False
    if subject.lower in _OWN:
        return True
    if subject.lower in ("er", "sie") and not page.cast.denoted(subject):
        return True  # "Sie werde reisen, sagte die Ministerin": named only behind it
    if page.cast.side(page.cast.denoted(subject, conj=False)) & side:
        return True
    return subject.is_noun and any(
        c.lower.startswith(("sein", "ihr", "unser", "mein")) for c in subject.children
    )


def _refuses(page: Page, verb: Word, *, own: bool) -> bool:
    """Whether a clause denies or refuses: ``werde nicht zustimmen``, ``Pläne gebe es nicht``."""
    if not _is_negated(verb):
        return False
    helper = finite(verb)
    if helper.lower in ("gebe", "gäbe", "stimme"):
        return True
    if any(c.lemma in ("Absicht", "Rede") for c in verb.children):
        return True
    subject = subject_of(verb)
    pointed = subject is not None and subject.lower in ("das", "dies")
    if pointed or any(c.is_clausal_subject for c in verb.children):
        return helper.lemma == "sein" and verb.is_noun
    if subject is not None and subject.lower == "man" and helper.lemma == "haben":
        return False
    if own and helper.lemma in _REFUSING and (helper != verb or helper.lemma == "lassen"):
        return True
    if helper == verb or (subject is not None and page.cast.denoted(subject)):
        return False
    reported = helper.lower in ("sei", "seien", "habe", "hätten") and (
        is_passive(verb) or verb.lemma == "geben" or subject is None
    )
    return reported or helper.lower == "werde"


def _accuses(page: Page, verb: Word, side: frozenset[str]) -> bool:
    """Whether a clause blames its subject, another actor: ``Moskau habe das Abkommen verletzt``."""
    subject = subject_of(verb)
    if subject is None or _is_negated(verb):
        return False
    others = set(page.cast.denoted(subject)) - side
    if not others:
        called = (verb.is_noun or verb.is_adjective) and _holds([verb], "blame")
        return called or any(c.lemma == "verantwortlich" for c in verb.children)
    near = [verb, *(c for c in verb.children if c != subject and c.dep in _PREDICATES)]
    return _holds(near, "blame")


def _demands(page: Page, verb: Word) -> bool:
    """Whether a clause says what another must do: ``Moskau müsse``, ``die EU solle``."""
    helper = finite(verb)
    if helper == verb or any(c.lower in ("haben", "sein") for c in verb.children):
        return False
    if helper.lemma == "müssen":
        return True
    subject = subject_of(verb)
    return helper.lemma == "sollen" and subject is not None and bool(page.cast.denoted(subject))


def _is_negated(verb: Word) -> bool:
    for child in verb.children:
        if child.dep in ("advcl", "ccomp", "acl", "parataxis", "conj"):
            continue
        if child.lower in WORDS["negations"] or child.lower in ("niemand", "niemandem"):
            after = verb.tree[child.i + 1].lower if child.i + 1 < len(verb.tree) else ""
            before = verb.tree[child.i - 1].lower if child.i else ""
            if after not in ("nur", "zuletzt", "ohne", "allein", "bloß") and before != "noch":
                return True
        if child.dep in ("obj", "nsubj", "obl", "obl:arg", "nsubj:pass") and any(
            c.lower.startswith("kein") and verb.tree[c.i - 1].lower != "noch"
            for c in child.children
        ):
            return child.lemma not in ("Zweifel", "Hehl")
    return False


def _announces(verb: Word) -> bool:
    """Whether a clause of one's own side tells what one will do."""
    helper = finite(verb)
    ready = (verb, *verb.children)
    if any(t.lower == "bereit" for t in ready):
        return not _is_negated(verb)
    if helper == verb or helper.lower.startswith("würd"):
        return False
    return helper.lemma in _WILL and not _is_negated(verb)


def _holds(content: Iterable[Word], tone: str) -> bool:
    for token in content:
        if not (token.is_verb or token.is_noun or token.is_adjective or token.is_adverb):
            continue
        if token.lemma in _judging(tone) or (
            token.is_noun and token.lemma.lower().endswith(_judging_ends(tone))
        ):
            before = token.tree[token.i - 1] if token.i else None
            if before is None or not before.lower.startswith(("kein", "nicht")):
                return True
    return False
