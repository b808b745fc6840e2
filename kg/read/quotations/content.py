"""What is said: the words that a speech verb reports, and in which way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import QuotationType
from kg.read.grammar.clauses import is_clause
from kg.read.grammar.mood import finite, is_irrealis, is_reported_mood
from kg.read.grammar.stretches import segment
from kg.read.quotations.context import Page, all_quoted, is_speech, sayable, trim, unread
from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Stretch, Word
    from kg.read.quotations.cues import Cue


_INFINITIVES = frozenset({"xcomp", "acl", "ccomp", "advcl", "obj"})


def read_content(
    page: Page, sentence: Stretch, cue: Cue, frame: list[Word], speaker: Word | None
) -> tuple[list[Word], QuotationType]:
    """Return the tokens of what is said, and how it is reported; empty if nothing is."""
    verb, wants = cue.verb, cue.row.content
    parents = [verb, verb.head] if verb.is_copula else [verb]
    clauses = [c for p in parents for c in p.children if c != verb and _is_content_clause(page, c)]
    if "i" in wants and not clauses:
        clauses = [
            c
            for c in verb.subtree
            if c.i > verb.i
            and c.dep in _INFINITIVES
            and _is_infinitive(c)
            and verb in (c.head, c.head.head)
        ][:1]
    for noun in (c for c in verb.children if c.dep in ("obl", "obj", "nsubj", "advmod")):
        if noun.lower.startswith(("da", "dar")) and (noun.is_pronoun or noun.is_adverb):
            clauses.extend(c for c in noun.children if _is_content_clause(page, c))
    tokens = {t for c in clauses for t in c.subtree if sentence.start <= t.i < sentence.end}
    members = set(frame)
    if not tokens and "c" in wants:
        tokens = _misread_clause(verb, sentence) or _behind_comma(page, verb, sentence)
        members -= tokens
    if not tokens and "c" in wants and _is_inserted(verb, frame, sentence):
        tokens = _around(page, sentence, frame)
        if tokens and not any(t.i in page.quoted for t in tokens) and not sayable(tokens):
            tokens = set()
    if not tokens and (wants & {"c", "as", "n", "o"}):
        tokens = _after_colon(sentence, frame)
        members -= tokens
    quoted = {t for t in sentence if t.i in page.quoted and is_speech(page, t)}
    if tokens:
        tokens |= {t for t in quoted if t.i in _neighbourhood(tokens)}
        tokens = _without_frame(page, verb, tokens)
        direct = all_quoted(page, tokens)
        kind: QuotationType = QuotationType.DIRECT if direct else QuotationType.INDIRECT
        return trim(tokens), kind
    near = {t for t in quoted if t in members or t.i in _clause_range(frame, sentence)}
    if near and wants & {"c", "q", "as", "o", "n", "pred"} | {w for w in wants if w[:2] == "p:"}:
        return trim(near), QuotationType.DIRECT
    pointer = _pronoun_object(verb, speaker) if "c" in wants else None
    if pointer is not None and len(frame) < 25:
        before = _sentence_before(page, sentence)
        if before is not None:
            return trim({*before, pointer}), QuotationType.INDIRECT
    if _reported(cue, speaker):
        return trim(set(frame)), QuotationType.REPORTED
    return [], QuotationType.INDIRECT


def _without_frame(page: Page, verb: Word, tokens: set[Word]) -> set[Word]:
    """Drop what stands unquoted behind the verb where all before it is quoted.

    The tree hangs it on the words said: ``„…“, sagte X auf dem Flughafen zu Journalisten``.
    """
    words = [t for t in tokens if t.i < verb.i and not t.is_punct and not t.is_space]
    if not words or not all(t.i in page.quoted for t in words):
        return tokens
    return {t for t in tokens if t.i < verb.i or t.i in page.quoted}


def _is_infinitive(token: Word) -> bool:
    """Whether the verb is an infinitive with "zu", and not one of purpose."""
    marks = {c.lower for c in token.children if c.is_subordinator or c.lower == "zu"}
    return token.is_verb and "zu" in marks and not marks & {"um", "ohne", "statt", "anstatt"}


def _is_content_clause(page: Page, clause: Word) -> bool:
    if not (clause.is_clausal or clause.is_attributive_clause or clause.is_object) or not (
        is_clause(clause) or clause.is_content_clause
    ):
        return False
    marks = [c.lower for c in clause.children if c.is_subordinator]
    if any(m in WORDS["subjunctions without content"] for m in marks):
        return False
    if clause.is_complement_clause:
        return True
    if "dass" in marks or "daß" in marks or clause.i in page.quoted:
        return not clause.is_attributive_clause or "dass" in marks
    if clause.is_object or clause.is_attributive_clause:
        return False
    if clause.is_clausal_subject:
        return bool(marks)
    return is_reported_mood(finite(clause))


def _misread_clause(verb: Word, sentence: Stretch) -> set[Word]:
    """Return a clause behind a comma that the tree joins like a deed: ``erklärte, er habe …``."""
    for clause in verb.children:
        if clause.dep not in ("conj", "parataxis", "obj", "acl") or not is_clause(clause):
            continue
        mood = finite(clause)
        if not (is_reported_mood(mood) or is_irrealis(mood)) or clause.i < verb.i:
            continue
        words = [t for t in clause.subtree if sentence.start <= t.i < sentence.end]
        first = words[0]
        opens = first.i > verb.i and verb.tree[first.i - 1].text in {",", ":"}
        if (opens or first.text == ",") and not first.is_joining:
            return set(words)
    return set()


def _behind_comma(page: Page, verb: Word, sentence: Stretch) -> set[Word]:
    """Return what follows a comma behind the verb, if its form shows that it is reported.

    Whatever the tree hangs it on: ``sagte in einem Gespräch mit dem Sender, dass …``.
    """
    tree = verb.tree
    for i in range(verb.i + 1, sentence.end - 3):
        token = tree[i]
        if token.text in (":", ";") or token.i in page.quoted:
            return set()
        if token.text != ",":
            continue
        first = tree[i + 1]
        if first.lower in ("dass", "daß") or (
            first.lower not in WORDS["subjunctions without content"]
            and not first.is_verb
            and not _is_relative(first)
            and any(is_reported_mood(t) for t in segment(first) if t.is_verb)
        ):
            return {t for t in sentence if t.i > i}
    return set()


def _is_relative(token: Word) -> bool:
    """Whether the word opens a relative clause or joins another: ``der``, ``deren``, ``und``."""
    if token.is_joining:
        return True
    return token.lower in WORDS["relatives"] and token.is_pronoun


def _is_inserted(verb: Word, frame: list[Word], sentence: Stretch) -> bool:
    """Whether the frame is set into or after the speech: ``„…“, sagte X``; ``wie X sagte``."""
    words = [t for t in frame if not t.is_punct and not t.is_space]
    if not words:
        return False
    first = words[0]
    before = verb.tree[first.i - 1] if first.i > sentence.start else None
    if any(c.lower == "wie" for c in verb.children if c.i < verb.i):
        return not verb.is_content_clause
    if before is None:
        return False
    starts_with_verb = first == verb or (first in verb.children and first.dep.startswith("aux"))
    return starts_with_verb and (before.is_punct or before.is_quote)


def _around(page: Page, sentence: Stretch, frame: list[Word]) -> set[Word]:
    low, high = min(t.i for t in frame), max(t.i for t in frame)
    before = {t for t in sentence if t.i < low}
    after = {t for t in sentence if t.i > high}
    if before and not any(not t.is_punct for t in before):
        before = set()
    rest = {t for t in after if not t.is_punct}
    joined = before | after if before and rest and goes_on_after(page, sentence, high) else before
    return joined or (after if rest else set())


def goes_on_after(page: Page, sentence: Stretch, high: int) -> bool:
    """Whether the speech is taken up again behind an inserted frame."""
    for token in sentence:
        if token.i > high:
            if token.is_punct:
                continue
            return token.i in page.quoted or (
                not token.is_joining and token.lower not in ("der", "die", "das")
            )
    return False


def _after_colon(sentence: Stretch, frame: list[Word]) -> set[Word]:
    if not frame:
        return set()
    low = min(t.i for t in frame)
    for token in sentence:
        inside = token.text == ":" and low < token.i < sentence.end - 1
        if inside and any(t.i < token.i for t in frame if t.is_verb):
            return {t for t in sentence if t.i > token.i}
    return set()


def _neighbourhood(tokens: Iterable[Word]) -> range:
    places = [t.i for t in tokens]
    return range(min(places) - 1, max(places) + 2)


def _clause_range(frame: list[Word], sentence: Stretch) -> range:
    places = [t.i for t in frame]
    return range(max(min(places) - 1, sentence.start), min(max(places) + 2, sentence.end))


def _reported(cue: Cue, speaker: Word | None) -> bool:
    """Whether the clause of the cue itself tells what was said, as ``content`` of its row asks."""
    verb, wants = cue.verb, cue.row.content
    if "n" in wants:
        return True
    asked = {w.removeprefix("p:") for w in wants if w.startswith("p:")}
    if asked and any(t.prepositions & asked for t in segment(verb) if not t.is_main_verb):
        return True
    for child in verb.children:
        # two subjects: one of them is the object
        objects = ("obj", "nsubj:pass") + (("nsubj", "obl:arg") if speaker is not None else ())
        is_object = child.dep in objects and child != speaker
        if "o" in wants and is_object and _content_noun(child):
            return True
        if (
            "pred" in wants
            and child.dep in ("xcomp", "advmod", "obl", "obj", "compound:prt")
            and (child.is_adjective or child.is_adverb)
            and child.i != verb.i
            and child.lower not in WORDS["empty adverbs"]
        ):
            return True
        if "as" in wants and any(c.lower == "als" for c in child.children):
            return True
        if child.dep in ("obl", "obj", "obl:arg", "nmod", "advmod") and (
            child.prepositions & asked or _da_word(child) in asked
        ):
            return True
    return False


def _da_word(token: Word) -> str:
    """Return the preposition of a pronominal adverb: ``dafür`` → ``für``."""
    form = str(token.lower)
    for prefix in ("dar", "da", "hier"):
        if form.startswith(prefix) and (token.is_pronoun or token.is_adverb or token.is_adposition):
            return form.removeprefix(prefix)
    return ""


def _content_noun(token: Word) -> bool:
    return token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X") and token.lower not in (
        "sich",
        "es",
    )


def _sentence_before(page: Page, sentence: Stretch) -> Stretch | None:
    """Return the sentence before in the same paragraph: what ``Das bestätigte X`` points to."""
    if sentence.start == 0:
        return None
    before: Stretch = page.tree[sentence.start - 1].sent
    if "\n" in page.tree.text[before.end_char - 1 : sentence.start_char] or unread(
        before, page.article
    ):
        return None
    return before


def _pronoun_object(verb: Word, speaker: Word | None) -> Word | None:
    """Return a pronoun object that stands for the words before: ``Das bestätigte X``."""
    for child in verb.children:
        is_object = (child.is_subject or child.is_object) and child != speaker
        if is_object and child.lower in ("das", "dies", "dieses"):
            return child
    return None
