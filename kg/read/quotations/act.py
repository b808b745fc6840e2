"""Which act a speech verb reports: negated, only supposed, or no utterance at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.mood import finite, is_finite, is_reported_mood
from kg.read.grammar.stretches import segment
from kg.read.quotations.attribution import SpeechAct
from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word
    from kg.read.quotations.context import Page
    from kg.read.quotations.cues import Cue


def hypothetical(verb: Word) -> bool:
    """Whether the utterance is only supposed: conditional, infinitive of purpose, "soll sagen"."""
    joined = [verb, verb.head] if verb.is_conjunct else [verb]
    if any(
        c.is_subordinator and c.lower in WORDS["suppositions"] for v in joined for c in v.children
    ):
        return True
    if conditional(verb):
        return True
    if not is_finite(verb):
        zu = any(c.lower == "zu" and c.i == verb.i - 1 for c in verb.children)
        if zu or (
            verb.is_infinitive_clause and "zu" in verb.lower and not verb.lower.startswith("zu")
        ):
            return True
        helper = finite(verb)
        if helper.lemma in ("sollen", "können", "dürfen", "müssen") and helper != verb:
            return not is_reported_mood(helper) and helper.lower not in ("musste", "mussten")
        if (
            helper == verb
            and not (verb.is_conjunct or verb.is_attributive_clause)
            and not _participle(verb)
        ):
            return verb.lemma == verb.text
    return False


def _participle(verb: Word) -> bool:
    return "Part" in verb.morph.get("VerbForm", []) or verb.lower.startswith("ge")


def negated_act(cue: Cue, act: SpeechAct) -> SpeechAct | None:
    """Return the act, turned round where the clause is negated; ``None`` if nothing is said."""
    if not is_negated(cue.verb):
        return act
    if act is SpeechAct.WARN:
        return None
    if act is SpeechAct.SAY and "denies" not in cue.row.marks:
        refuses = finite(cue.verb).lemma in ("wollen", "mögen", "möchten")
        return SpeechAct.DENY if refuses else None
    if act is SpeechAct.DENY:
        return SpeechAct.DENY if "denies" in cue.row.marks else SpeechAct.SAY
    return SpeechAct.SAY if act is SpeechAct.ACCUSE else SpeechAct.DENY


def is_negated(verb: Word) -> bool:
    """Whether the clause of the verb itself is negated: ``sagte nicht, ob``; not ``nicht nur``."""
    if any(t.lower == "weder" for t in segment(verb)):
        return True
    for child in verb.children:
        if child.lower in WORDS["negations"]:
            follows = verb.tree[child.i + 1] if child.i + 1 < len(verb.tree) else None
            if follows is not None and follows.lower in (
                "nur",
                "zuletzt",
                "ohne",
                "alleine",
                "bloß",
            ):
                continue
            return True
        if (
            child.is_object
            and child.lemma not in ("Zweifel", "Hehl")
            and any(c.lower.startswith("kein") for c in child.children)
        ):
            return True
    return False


def conditional(verb: Word) -> bool:
    """Whether the clause is a condition without a conjunction: ``Würde Polen zustimmen, …``."""
    words = [t for t in segment(verb) if not t.is_punct and not t.is_space]
    if not words or words[0].lower not in WORDS["verbs that open a condition"]:
        return False
    first = words[0]
    opens = first.i == verb.sent.start or verb.tree[first.i - 1].text in {",", ":", "–"}
    last = words[-1].i + 1
    return opens and last < verb.sent.end and verb.tree[last].text == ","


def no_utterance(cue: Cue, page: Page) -> bool:
    """Whether the verb means something else here: casualties claimed, a court's sentence."""
    for child in cue.verb.children:
        low = child.lemma.lower()
        if cue.row.lemma == "fordern" and child.is_object and low in WORDS["victims"]:
            return True
        if (
            cue.row.lemma == "verurteilen"
            and (child.is_oblique or child.is_attribute)
            and low in WORDS["punishments"]
        ):
            return True
        two = sum(c.is_active_subject for c in cue.verb.children) > 1
        awaited_as = ("obj", "nsubj:pass", "nsubj") if two else ("obj", "nsubj:pass")
        if cue.row.lemma == "erwarten" and child.dep in awaited_as:
            awaited = page.cast.denoted(child)
            if any(page.cast.is_person(e) for e in awaited):
                return True
        if (
            cue.row.lemma in ("verlangen", "fordern")
            and child.is_object
            and child.lower in WORDS["fees"]
        ):
            return True
        if cue.row.lemma == "bitten" and "zu" in child.prepositions:
            return True  # asks to dinner
        if cue.row.lemma == "bestätigen" and child.lower == "sich":
            return True
    return False
