"""What in the words said makes them a warning or a threat: conditions, harm, one's own side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import WordClasses, rows
from kg.model import WarningKind
from kg.read.grammar.conditionals import Conditional, find_conditional
from kg.read.grammar.mood import is_finite, is_future_form, is_irrealis, is_reported_mood
from kg.read.grammar.negation import has_negation, is_negation
from kg.read.grammar.verb_forms import particle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.read.grammar.tree import Word

    Ours = Callable[[Word], bool | None]
    """Whether a name or pronoun is on the issuer's side; ``None`` where that is not known."""

WORDS = WordClasses("read/warnings/words")
"""``read/warnings/data/words.tsv`` by the name of the class."""

_WITH_ZU = re.compile(
    r"(ab|an|auf|aus|durch|ein|fort|heim|her|hin|los|mit|nach|nieder|vor|weg|zu|zurück|heraus|hinaus)"
    r"zu(\w{3,}n)$"
)
_WE = ("wir", "man", "ich", "unsere", "unser")
_MUST = frozenset(
    ["muss", "müsse", "müssen", "müssten", "müsste", "soll", "solle", "sollen", "sollten", "sollte"]
)
_MAYBE = frozenset(["kann", "können", "könne", "könnte", "könnten", "dürfte", "dürften"])
_BE = ("sei", "seien", "ist", "sind", "war", "waren", "wäre", "wären")
_HAVE = ("habe", "haben", "hat", "hätte", "hätten", "gebe", "gibt", "gäbe")
_STATES = frozenset((*_BE, *_HAVE))
_UNREAL = frozenset(["hätte", "hätten", "wäre", "wären"])
_ASKED = frozenset(
    ["fordern", "verlangen", "prüfen", "erwägen", "diskutieren", "beraten", "besprechen", "geben"]
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why an utterance is a warning or a threat."""

    kind: WarningKind
    entry: str
    condition: tuple[Word, ...] = ()
    consequence: tuple[Word, ...] = ()


@cache
def by_role(role: str) -> dict[str, str]:
    """Return form to kind of the rows of ``warning_cues.tsv`` with that role."""
    return {row["form"]: row["kind"] for row in rows("read/warnings/cues") if row["role"] == role}


@cache
def _phrases() -> tuple[tuple[tuple[str, ...], str, bool], ...]:
    return tuple(
        (tuple(form.split()), form, role == "strong")
        for role in ("phrase", "strong")
        for form in by_role(role)
    )


def find_alarm(
    content: Iterable[Word],
    *,
    alarmed: bool = False,
    own_action: bool = False,
    ours: Ours = lambda _: None,
) -> Alarm | None:
    """Return why the words said are a warning or a threat, or ``None``.

    ``alarmed`` tells that the cue itself raises alarm ("gab zu bedenken"), ``own_action`` that
    the words tell what the speaker will do ("kündigte an, … zu sperren").

    Example: ``werde man die Grenze sperren, wenn …`` → threat, own side and condition.
    """
    words = [t for t in content if not t.is_space]
    split = find_conditional(words)
    consequence = list(split.consequence) if split else words
    found = (
        _by_phrase(words, consequence, split, alarmed=alarmed)
        or (_by_own_doing(consequence, split, ours, own_action=own_action) if split else None)
        or _by_harm(consequence, split, alarmed=alarmed)
        or (_by_condition(consequence, split, ours, own_action=own_action) if split else None)
    )
    if found is None or (split is None and words and words[-1].text == "?"):
        return None
    kind, entry = found
    return Alarm(kind, entry, split.condition if split else (), tuple(consequence))


# --- four ways to raise alarm ------------------------------------------------------------------


def _by_phrase(
    words: list[Word], consequence: list[Word], split: Conditional | None, *, alarmed: bool
) -> tuple[WarningKind, str] | None:
    """``Das werde Konsequenzen haben``; ``das nehme man nicht hin``."""
    will = _future(consequence) or alarmed or (split is not None and split.form != "while")
    forms, asked = lemmas(words), bool(_ASKED & lemmas(words))
    for parts, form, strong in _phrases():
        if not (strong or (will and not asked)):
            continue
        if all(_holds(p, forms) for p in parts if p != "nicht") and (
            _negated(words) if "nicht" in parts else not _is_denied(parts[0], words)
        ):
            return (
                WarningKind.WARNING
                if by_role("strong").get(form) == WarningKind.WARNING
                else WarningKind.THREAT
            ), (f"warning:{form}")
    return None


def _by_own_doing(
    consequence: list[Word], split: Conditional, ours: Ours, *, own_action: bool
) -> tuple[WarningKind, str] | None:
    """``werde man die Grenze sperren, wenn …``: harm that the issuer's side would do."""
    if _habitual(consequence) or not (
        own_action or _own_side(consequence, split, ours) or _agentless(consequence)
    ):
        return None
    forms = lemmas(consequence)
    if not _negated(consequence):
        for form in by_role("own"):
            if all(_holds(part, forms) for part in form.split()):
                return WarningKind.THREAT, f"warning:{form}"
    return None


def _by_harm(
    consequence: list[Word], split: Conditional | None, *, alarmed: bool
) -> tuple[WarningKind, str] | None:
    """``wenn …, drohe ein Krieg``: what nobody wishes for."""
    forms = lemmas(consequence)
    if _looming(consequence):
        return WarningKind.WARNING, "warning:drohen"
    if not (split or alarmed):
        return None
    if split and (_habitual(consequence) or split.form == "while"):
        return None
    averted = _holds_any("averts", forms) or (_negated(consequence) and not alarmed)
    if not averted:
        for form in by_role("harm"):
            if _holds(form, forms):
                return WarningKind.WARNING, f"warning:{form}"
    if alarmed and split and split.form != "event" and _open(consequence):
        return WarningKind.WARNING, "warning:condition+alarm"
    return None


def _by_condition(
    consequence: list[Word], split: Conditional, ours: Ours, *, own_action: bool
) -> tuple[WarningKind, str] | None:
    """``Lege Kiew nichts vor, werde seine Fraktion nicht zustimmen``: no word of harm at all."""
    if _habitual(consequence) or _concedes(split) or not _by_other_side(split, ours):
        return None
    kind = _is_kind(consequence)
    negated, forms = _negated(consequence), lemmas(consequence)
    for form in by_role("reply"):
        if negated and (form != "Antwort" or _is_denied(form, consequence)):
            continue
        if (form[0].isupper() or not kind) and all(_holds(part, forms) for part in form.split()):
            return WarningKind.THREAT, f"warning:{form}"
    if kind:
        return None
    if "folgen" in forms and _negated(split.condition):
        return WarningKind.THREAT, "warning:folgen"
    opening = split.condition[0].lower
    if split.form in ("event", "while") or opening == "notfalls" or _is_state(consequence):
        return None
    if split.form == "phrase" and opening != "ohne":
        return None
    dative = split.form == "whoever" and any(t.lower == "dem" for t in consequence[:2])
    if _is_possible(consequence):
        return (WarningKind.THREAT, "warning:wer") if dative else None
    own = own_action or _own_side(consequence, split, ours)
    will = _open(consequence) or own_action
    if split.form == "whoever":
        ourselves = any(t.lower in _WE for t in consequence)
        loss = _has(consequence, "loss") or _has(split.condition, "again")
        sure = _future(consequence) or ourselves or loss
        return (WarningKind.THREAT, "warning:wer") if sure else None
    if own_action and not _negated(consequence):
        return None
    will = will or any(t.lower == "wir" for t in consequence)
    return (WarningKind.THREAT, "warning:condition+own") if own and will else None


def _looming(tokens: list[Word]) -> bool:
    """Whether a danger is said to be near: ``es drohe ein Wettrüsten``."""
    looms = by_role("looms")
    found = [t for t in tokens if t.lemma.lower() in looms and t.is_verb and is_finite(t)]
    if any(c.is_complement_clause for t in found for c in t.children):
        return False  # ``drohten auszufallen``: what nearly happens
    if any(has_negation(t) for t in found):
        return False  # ``Russland drohe niemandem``
    return bool(found) and not (
        any(t.lower == "mit" for t in tokens) or _holds_any("weather", lemmas(tokens))
    )


# --- what the words tell -----------------------------------------------------------------------


def lemmas(tokens: Iterable[Word]) -> set[str]:
    """Return lemmas and written forms, those of separable verbs also joined."""
    found: set[str] = set()
    for token in tokens:
        found.add(token.lemma)
        if token.is_verb or token.lower.endswith("n"):
            found.add(token.lower)
            found.add(particle(token) + token.lemma.lower())
            with_zu = _WITH_ZU.match(token.lower)
            if with_zu:
                found.add(with_zu.group(1) + with_zu.group(2))
    return found


def _holds(form: str, forms: set[str]) -> bool:
    if form in forms:
        return True
    if form == "schwer":
        return any(w.lower().startswith("schwer") and w.lower() != "schwerpunkt" for w in forms)
    if not form[0].isupper():
        return False
    stem = _stem(form)
    long = len(form) > 5
    nouns = (_stem(w) for w in forms if w[:1].isupper())
    return any(noun == stem or (long and noun.endswith(stem)) for noun in nouns)


@cache
def _stem(noun: str) -> str:
    """Return a noun without its ending, for lemmas of rare compounds are often wrong."""
    low = noun.lower()
    for ending in ("ern", "en", "er", "es", "e", "n", "s"):
        if low.endswith(ending) and len(low) - len(ending) > 3:
            return low.removesuffix(ending)
    return low


def _holds_any(role: str, forms: set[str]) -> bool:
    return any(_holds(form, forms) for form in by_role(role))


def _has(tokens: Iterable[Word], name: str) -> bool:
    return any(t.lower in WORDS[name] for t in tokens)


def _is_state(tokens: list[Word]) -> bool:
    """Whether the main verb only says how things are: ``hätte man keine Chance``, ``sei …``."""
    first = next((t for t in tokens if t.is_verb and is_finite(t)), None)
    return first is not None and first.lower in _STATES


def _is_possible(tokens: list[Word]) -> bool:
    """Whether the main verb only says what may be: ``könnte man die Zölle …``."""
    first = next((t for t in tokens if t.is_verb and is_finite(t)), None)
    return first is not None and first.lower in _MAYBE


def _habitual(tokens: Iterable[Word]) -> bool:
    return _has(tokens, "habits")


def _future(tokens: list[Word]) -> bool:
    """Whether the words say what will be: ``werde``; not ``müsse bestraft werden``."""
    must = any(t.lower in _MUST for t in tokens)
    return any(
        is_future_form(t) and not (t.lower == "werden" and must and t.is_passive_auxiliary)
        for t in tokens
    )


def looks_ahead(tokens: Iterable[Word]) -> bool:
    """Whether the words say what will or may come: ``werde``, ``könne``."""
    words = list(tokens)
    return _future(words) or _is_possible(words)


def _open(tokens: list[Word]) -> bool:
    """Whether the words say what will or would be, or report what somebody says will be."""
    return _future(tokens) or any(
        t.is_verb and (is_reported_mood(t) or is_irrealis(t)) for t in tokens
    )


def _negated(tokens: Iterable[Word]) -> bool:
    return any(is_negation(t) for t in tokens)


def _is_denied(form: str, words: list[Word]) -> bool:
    """Whether the noun is there only to be denied: ``keine Konsequenzen``."""
    for token in words:
        if token.lemma == form:
            return has_negation(token) or is_negation(token.previous)
    return False


def _is_kind(consequence: list[Word]) -> bool:
    """Whether the consequence is a kindness: help, talks, support, and is not refused."""
    return _holds_any("kind", lemmas(consequence)) and not _negated(consequence)


def _by_other_side(split: Conditional, ours: Ours) -> bool:
    """Whether the condition is somebody's doing or failing, not the issuer's own."""
    if split.form in ("else", "whoever"):
        return True
    if _holds_any("weather", lemmas(split.condition)):
        return False
    subjects = [t for t in split.condition if t.is_subject]
    if not subjects:
        return not any(t.lower in ("wir", "ich") for t in split.condition)
    return any(t.lower not in ("wir", "ich", "man") and ours(t) is not True for t in subjects)


def _concedes(split: Conditional) -> bool:
    """Whether the condition changes nothing or is past: ``auch wenn …``, ``hätte … geklagt``."""
    opening = split.condition[0]
    before = opening.nbor(-1).lower if opening.i else ""
    dann = (t for t in split.consequence if t.lower == "dann" and t.i)
    if split.form != "event" and any(t.lower in _UNREAL for t in split.condition):
        return True
    return before in ("auch", "selbst") or any(t.nbor(-1).lower == "auch" for t in dann)


def _own_side(consequence: list[Word], split: Conditional, ours: Ours) -> bool:
    """Whether the consequence is what the issuer's side does: wir, man, sein Land, its name."""
    if any(t.lower in _WE for t in consequence):
        return True
    if _opens_with_own(consequence):
        return True
    threatened = {t.lower for t in split.condition if t.is_proper_noun}
    for token in consequence:
        if not token.is_subject:
            continue
        known = ours(token)
        if known is not None:
            return known
        if token.lower in ("er", "sie"):
            return True
        if any(c.lower.startswith(("sein", "ihr", "unser")) for c in token.children):
            return True
        if _holds_any("body", {token.lemma}):
            return True
        named = token.is_proper_noun or any(
            c.is_beside_name and c.is_proper_noun for c in token.children
        )
        if named and token.lower not in threatened:
            return True
    return False


def _opens_with_own(consequence: list[Word]) -> bool:
    """Whether "sein", "ihr" or "unser" and a noun open it or follow its verb: ``wird ihre …``."""
    words = [t for t in consequence if not (t.is_punct or t.is_quote)][:4]
    for token in words:
        if (token.is_pronoun or token.is_determiner) and token.lower.startswith(
            ("sein", "ihr", "unser")
        ):
            return bool(token.is_determiner)
        if token.is_nominal or token.is_determiner:
            return False
    return False


def _agentless(tokens: Iterable[Word]) -> bool:
    return any((t.is_passive_subject or t.is_passive_auxiliary) for t in tokens)


def names_a_threat(tokens: Iterable[Word]) -> str | None:
    """Return the noun that makes an announcement a threat: ``kündigte Vergeltung an``."""
    nouns = {t.lemma for t in tokens if t.is_noun}
    single = [parts[0] for parts, _, _ in _phrases() if len(parts) == 1 and parts[0][0].isupper()]
    return next((form for form in (*single, *by_role("announced")) if _holds(form, nouns)), None)


def names_a_deed(tokens: Iterable[Word]) -> str | None:
    """Return the word of harm that one's own side would do: ``den Botschafter abzuberufen``."""
    forms = lemmas(tokens)
    if _holds_any("kind", forms):
        return None
    own = by_role("own")
    return next((f for f in own if all(_holds(part, forms) for part in f.split())), None)
