"""Who is warned or threatened: who is spoken to, whose doing is the condition, whom it hits."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType, WarningKind
from kg.read.grammar.conditionals import find_conditional
from kg.read.grammar.verb_forms import particle
from kg.read.grammar.word_classes import WORDS
from kg.read.warnings.signs import by_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word
    from kg.read.quotations.attribution import Attribution
    from kg.read.warnings.signs import Alarm

_AGENTS = frozenset({"durch", "seitens"})
_HIT = frozenset({"gegen", "für", "gegenüber"})
_TERMS = frozenset({"Frist", "Ultimatum"})
_TOWARDS = frozenset({"adresse", "richtung"})


def read_targets(one: Attribution, alarm: Alarm, cast: Cast, issuer: str | None) -> tuple[str, ...]:
    """Return who is warned or threatened; empty if the words leave it open.

    Who is spoken to comes first; a threat's next is the one whose doing is its condition, then
    whom the consequence hits. The issuer's own side is never its target.
    """
    own = cast.side(() if issuer is None else (issuer,))
    ways = [
        one.addressee_tokens,
        _towards(one),
        _of_noun(one),
        _dative(one.verb),
        _given(one),
        _before_matter(one, cast),
        _bare_state(one, cast),
        _beside_verb(one.verb),
    ]
    if alarm.kind == WarningKind.THREAT:
        condition = alarm.condition or _condition_behind(one)
        ways += [_doing(condition), _suffers(one, alarm), _hit(alarm.consequence)]
    ways.append(_in_view(one))
    if alarm.kind == WarningKind.THREAT and "Geduld" not in alarm.entry:
        ways.append(_owner(alarm.consequence, cast))
    for tokens in ways:
        found = dict.fromkeys(e for t in tokens for e in _denoted(cast, t))
        targets = tuple(e for e in found if not cast.side((e,)) & own)
        if targets:
            return targets
    return ()


def _denoted(cast: Cast, token: Word) -> tuple[str, ...]:
    """Return whom a phrase denotes, else the state of a people: ``den Norwegern``."""
    if people := cast.people(token):
        return people
    found = cast.denoted(token)
    if found or not (token.is_nominal or token.is_adjective) or "-" in token.text:
        return found
    state = cast.state_of(token)
    return () if state is None else (state,)


def _before_matter(one: Attribution, cast: Cast) -> Iterator[Word]:
    """Yield the state right before the matter, which trees take for a part of the name before it.

    Example: ``warnte der Bote Oslo vor …``, ``setzte der Bote Oslo eine Frist``.
    """
    for token in one.sentence[1:]:
        about = _opens_matter(token, one.verb)
        term = token.lemma in _TERMS and token.nbor(-1).lower in ("ein", "eine", "das", "die")
        if not (about or term):
            continue
        name = token.nbor(-2) if term and token.i - 2 >= one.sentence.start else token.nbor(-1)
        if any(
            cast.entity(e).type in (EntityType.STATE, EntityType.PLACE)
            for e in _denoted(cast, name)
        ):
            yield name


def _bare_state(one: Attribution, cast: Cast) -> Iterator[Word]:
    """Yield a state beside "drohen" without any word before it: ``hatte X Peru damit gedroht``."""
    verb = one.verb
    if verb is None or "droh" not in verb.lower:
        return
    matter = {t.i for t in one.content}
    for token in one.sentence[1:]:
        if not token.is_proper_noun or token.lower.endswith("s") or token.i in matter:
            continue
        before = token.nbor(-1)
        if not (before.is_nominal or before.is_verb) or token.i + 1 >= one.sentence.end:
            continue
        if abs(token.i - verb.i) > 10 or any(c.is_case_marker for c in token.children):
            continue
        if any(cast.is_state(e) for e in cast.denoted(token)):
            yield token


def _condition_behind(one: Attribution) -> tuple[Word, ...]:
    """Return the condition of a threat that the tree hangs outside what is said."""
    if one.verb is None or "droh" not in one.verb.lower:
        return ()
    split = find_conditional(one.sentence)
    if split is None or split.form not in ("if", "unless") or split.condition[0].i < one.verb.i:
        return ()
    return split.condition


def _owner(consequence: tuple[Word, ...], cast: Cast) -> Iterator[Word]:
    """Yield whose the thing is that suffers: ``werde man iranische Schiffe versenken``."""
    for token in consequence:
        if not token.is_noun or not _suffers_harm(token):
            continue
        for child in token.children:
            adjective = child.is_adjective and child.is_adjectival and child.text[0].islower()
            genitive = child.is_attribute and not any(
                c.is_case_marker and c.lower != "aus" for c in child.children
            )
            states = _denoted(cast, child) if adjective or genitive else ()
            if any(cast.is_state(e) for e in states):
                yield child


def _suffers_harm(noun: Word) -> bool:
    """Whether the consequence is done to it: an object, or behind "gegen" or "auf"."""
    if noun.is_passive_subject or noun.is_object:
        return True
    cases = {c.lower for c in noun.children if c.is_case_marker}
    if noun.is_attribute and not cases:
        return noun.head.is_passive_subject or noun.head.is_object
    return (noun.is_oblique or noun.is_attribute) and bool(cases & {"gegen", "auf"})


def _opens_matter(token: Word, verb: Word | None) -> bool:
    """Whether the matter of "warnen" or "drohen" begins: ``warnte … vor``, ``hat … mit … gedroht``.

    Behind "mit" only where the name before it is no name of its own in the tree.
    """
    if verb is None:
        return False
    if "warn" in verb.lower:
        return token.lower in ("vor", "davor") and 0 < token.i - verb.i < 8
    return (
        "droh" in verb.lower
        and token.lower in ("mit", "damit")
        and abs(token.i - verb.i) < 8
        and verb in (token.head, token.head.head)
        and (token.nbor(-1).is_beside_name or token.nbor(-1).is_attribute)
        and not any((c.is_article or c.is_case_marker) for c in token.nbor(-1).children)
        and not token.nbor(-1).lower.endswith("s")
    )


def _of_noun(one: Attribution) -> Iterator[Word]:
    """Yield whom the noun of a warning names: ``richtete eine Drohung an die Miliz``."""
    for token in one.frame:
        if token.is_noun and token.lemma in by_role("noun"):
            for child in [*token.children, *token.head.children]:
                if any(c.lower in ("an", "gegen") and c.is_case_marker for c in child.children):
                    yield child


def _beside_verb(verb: Word | None) -> Iterator[Word]:
    """Yield the object of the verb joined with it: ``kritisierte Peru und warnte, …``."""
    if verb is None or not verb.is_conjunct or not verb.head.is_verb:
        return
    if any(c.is_subject for c in verb.children):
        return
    if particle(verb.head) + verb.head.lemma.lower() not in _reproaching():
        return
    for child in verb.head.children:
        if (child.is_dative or child.is_object) and child.is_proper_noun:
            yield child


@cache
def _reproaching() -> frozenset[str]:
    """Return the verbs whose plain object is accused or called upon."""
    return frozenset(
        row["verb"].replace("|", "")
        for row in rows("read/quotations/verbs")
        if row["act"] in ("accuse", "demand") and {"acc", "dat"} & set(row["addressee"].split(","))
    )


def _suffers(one: Attribution, alarm: Alarm) -> Iterator[Word]:
    """Yield the subject of what the threatened does: ``Peru werde das bereuen``."""
    if alarm.entry.removeprefix("warning:") not in by_role("suffers"):
        return
    for token in one.content:
        if token.is_subject:
            yield token
            return


def _in_view(one: Attribution) -> Iterator[Word]:
    """Yield who is meant by ``mit Blick auf Peru``, ``an Peru gewandt``."""
    said = {t.i for t in one.content if t.is_quote}
    for token in one.sentence:
        if token.i in said or token.i < one.sentence.start + 2:
            continue
        names = token.tree[token.i + 1 : min(token.i + 4, one.sentence.end)]
        if token.lower == "auf" and token.nbor(-1).lower == "blick":
            yield from names[:2]
        if token.lower in ("gewandt", "gerichtet", "adressiert"):
            before = token.tree[max(token.i - 7, one.sentence.start) : token.i]
            at = next((t.i for t in before if t.lower == "an"), None)
            if at is not None:
                yield from token.tree[at + 1 : token.i]


def _towards(one: Attribution) -> Iterator[Word]:
    """Yield whom "an die Adresse des Nachbarn", "in Richtung Oslo" names."""
    for token in one.sentence:
        if token.lower in _TOWARDS:
            yield from (c for c in token.children if c.is_beside_name or c.is_attribute)
            if token.i + 1 < one.sentence.end:
                yield token.nbor(1)


def _dative(verb: Word | None) -> Iterator[Word]:
    """Yield who is spoken to: ``stellte dem Nachbarn eine Frist``."""
    for child in verb.children if verb is not None else ():
        if any(c.is_case_marker for c in child.children):
            continue
        if child.is_dative or (child.is_object and _is_dative(child)):
            yield child


def _given(one: Attribution) -> Iterator[Word]:
    """Yield who gets a term in the sentence: ``gab Peru eine Woche, …; andernfalls werde …``."""
    root = one.sentence.root
    if one.verb is None and root.lemma.lower() in ("geben", "setzen", "stellen"):
        for child in root.children:
            if (child.is_dative or child.is_object) and child.is_proper_noun:
                yield child


def _is_dative(noun: Word) -> bool:
    """Whether the article tells a dative, or a second object makes the name before it one."""
    if any("Dat" in c.morph.get("Case", []) for c in noun.children if c.is_article):
        return True
    others = [c for c in noun.head.children if c.is_object and c != noun]
    return noun.is_proper_noun and any(noun.i < c.i for c in others)


def _doing(condition: tuple[Word, ...]) -> Iterator[Word]:
    """Yield whose doing the condition is: its subject, else the agent of the event it names."""
    subjects = [t for t in condition if t.is_subject]
    if subjects:
        yield subjects[0]
    if condition and condition[0].lower in WORDS.openers_of_an_event:
        yield from (t for t in condition[1:3] if t.is_adjective)
    yield from _opening(condition)
    yield from _agents(condition)


def _opening(condition: tuple[Word, ...]) -> Iterator[Word]:
    """Yield the name right behind "wenn", "sollte" or the verb that opens the condition."""
    words = [t for t in condition if not (t.is_punct or t.is_quote)]
    for token in words[1:4]:
        if token.is_proper_noun and not (token.is_object or token.is_oblique or token.is_attribute):
            yield token
            return
        if not (token.is_describing or token.is_noun or token.is_adverb):
            return


def _agents(tokens: Iterable[Word]) -> Iterator[Word]:
    """Yield who does what a noun names: ``jede Verletzung durch Peru``."""
    for token in tokens:
        if (token.is_oblique or token.is_attribute) and any(
            c.lower in _AGENTS for c in token.children
        ):
            yield token


def _hit(consequence: tuple[Word, ...]) -> Iterator[Word]:
    """Yield whom the consequence hits: ``gegen Peru``, ``kehre man dem Bund den Rücken``."""
    for token in consequence:
        dative = token.is_dative or (token.is_object and _is_dative(token))
        if (dative and token.head.is_verb) or (
            (token.is_object or token.is_oblique or token.is_attribute)
            and any(c.lower in _HIT and c.is_case_marker for c in token.children)
        ):
            yield token
