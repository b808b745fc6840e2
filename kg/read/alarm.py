"""What turns a reported utterance into a warning or a threat: conditions, harm, own side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lang.lexicon import rows
from kg.read.clauses import is_finite, is_irrealis, is_reported_mood, is_verb, particle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from kg.model import WarningKind
    from kg.read.attribution import Attribution

_GRAVE = frozenset({"speech:mahnen", "speech:geben+bedenken", "speech:ermahnen"})
_ALARMED = frozenset({"speech:befürchten", "speech:fürchten", "speech:prophezeien"})
_CONDITION_MARKS = frozenset("wenn falls sofern solange bis".split())  # noqa: SIM905
_OR_ELSE = frozenset("sonst andernfalls ansonsten widrigenfalls notfalls".split())  # noqa: SIM905
_WHO = frozenset({"wer", "wen", "wem"})
_OWN = frozenset("wir uns unser man ich mein sein ihr".split())  # noqa: SIM905
_OWN_BODIES = frozenset(
    [
        "Land",
        "Regierung",
        "Armee",
        "Marine",
        "Luftwaffe",
        "Streitkraft",
        "Militär",
        "Polizei",
        "Truppe",
        "Soldat",
        "Fraktion",
        "Partei",
        "Leute",
        "Gruppe",
        "Volk",
        "Seite",
        "Delegation",
        "Team",
        "Haus",
        "Bündnis",
        "Flotte",
    ]
)
_FUTURE = frozenset(
    "werde werden wird würde würden werdet".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why an utterance is a warning or a threat."""

    kind: WarningKind
    entry: str
    condition: tuple[Token, ...] = ()
    consequence: tuple[Token, ...] = ()


def read_alarm(one: Attribution) -> Alarm | None:
    """Return why an utterance is a warning or a threat, or ``None``."""
    if one.act == "warn":
        found = find_alarm(one.content, alarmed=True)
        lemma = one.verb.lemma_.lower() if one.verb is not None else ""
        if "drohen" in lemma and not _really_threatens(one):
            return None
        threat = "drohen" in lemma or (
            found is not None and found.kind == "threat" and bool(found.condition)
        )
        return Alarm(
            "threat" if threat else "warning",
            one.entry,
            found.condition if found else (),
            found.consequence if found else one.content,
        )
    if one.act in ("praise", "accuse") and one.type == "reported":
        return None
    if one.type == "reported":
        noun = names_a_threat(one.content) if one.act == "promise" else None
        return Alarm("threat", f"warning:{noun}", (), one.content) if noun else None
    if one.entry in _GRAVE and one.type in ("direct", "indirect") and not _asks(one):
        found = find_alarm(one.content, alarmed=True)
        return found or Alarm("warning", one.entry, (), one.content)
    own_action = one.act == "promise" and _asks(one)
    return find_alarm(one.content, alarmed=one.entry in _ALARMED, own_action=own_action)


def _asks(one: Attribution) -> bool:
    """Whether the content is an infinitive: what is asked for, or what one will do."""
    return any(t.lower_ == "zu" and t.pos_ == "PART" for t in one.content) and not any(
        is_verb(t) and is_finite(t) and t.dep_ not in ("acl", "advcl") for t in one.content
    )


def _really_threatens(one: Attribution) -> bool:
    """Whether "drohen" is a threat by somebody, not a danger: ``drohte zu kippen``."""
    verb = one.verb
    if verb is None or not one.speakers:
        return False
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp"):
            between = verb.doc[min(verb.i, child.i) : max(verb.i, child.i)]
            if not any(t.text in {",", ":"} for t in between) and not any(
                c.lower_ in ("damit", "mit") for c in verb.children
            ):
                return any(t.is_quote for t in between)
    return True


@cache
def _by_role(role: str) -> dict[str, str]:
    return {row["form"]: row["kind"] for row in rows("warning_cues") if row["role"] == role}


@cache
def _phrases() -> tuple[tuple[frozenset[str], str], ...]:
    forms = (*_by_role("phrase"), *_by_role("strong"))
    return tuple((frozenset(form.split()), form) for form in forms)


def names_a_threat(tokens: Iterable[Token]) -> str | None:
    """Return the noun that makes an announcement a threat: ``kündigte Vergeltung an``."""
    nouns = {t.lemma_ for t in tokens if t.pos_ == "NOUN"}
    single = [form for words, form in _phrases() if len(words) == 1 and form[0].isupper()]
    return next((form for form in single if _holds(form, nouns)), None)


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    """Return lemmas, those of separable verbs also with their particle."""
    found: set[str] = set()
    for token in tokens:
        found.add(token.lemma_)
        if is_verb(token):
            found.add(particle(token) + token.lemma_.lower())
    return found


def alarm_nouns() -> dict[str, str]:
    """Return nouns that name a warning or a threat, with their kind."""
    return _by_role("noun")


def find_alarm(
    content: Iterable[Token], *, alarmed: bool = False, own_action: bool = False
) -> Alarm | None:
    """Return why the words said are a warning or a threat, or ``None``.

    ``alarmed`` tells that the cue itself raises alarm ("mahnte", "gab zu bedenken"),
    ``own_action`` that the words tell what the speaker will do ("kündigte an, … zu sperren").

    Example: ``werde man die Grenze sperren, wenn …`` → threat, own side and condition.
    """
    tokens = list(content)
    lemmas = _lemmas(tokens)
    condition = _condition(tokens)
    consequence = tuple(t for t in tokens if t not in condition)
    future = any(t.lower_ in _FUTURE for t in consequence) or any(
        is_verb(t) and (is_reported_mood(t) or is_irrealis(t)) for t in consequence
    )
    for words, form in _phrases():
        strong = form in _by_role("strong")
        if _has_all(words, lemmas, tokens) and (future or condition or alarmed or strong):
            return Alarm("threat", f"warning:{form}", condition, consequence)
    if not consequence or not (condition or alarmed):
        return None
    own = own_action or _own_side(consequence)
    future = future or own_action
    own = own or any(t.lower_ in ("wir", "uns") for t in consequence)
    after = _lemmas(consequence)
    if condition and (own or _agentless(consequence)):
        for form in _by_role("own"):
            if _holds(form, after):
                return Alarm("threat", f"warning:{form}", condition, consequence)
    for form in _by_role("harm"):
        if _holds(form, after):
            return Alarm("warning", f"warning:{form}", condition, consequence)
    sure = future or (own and _whoever(condition))
    if condition and sure and _by_other_side(condition):
        kind = _kind_words(after) and not _negated(consequence)
        if _whoever(condition) and not kind:
            return Alarm("threat", "warning:wer", condition, consequence)
        if _negated(condition) and not kind:
            return Alarm("threat", "warning:condition+not", condition, consequence)
        if own and not kind:
            return Alarm("threat", "warning:condition+own", condition, consequence)
    return None


def _whoever(condition: tuple[Token, ...]) -> bool:
    """Whether the condition is ``wer …``: whoever does it."""
    return any(t.lower_ in _WHO for t in condition[:4])


def _by_other_side(condition: Iterable[Token]) -> bool:
    """Whether the condition is somebody's doing or failing, not the issuer's own."""
    return any(
        t.dep_ in ("nsubj", "nsubj:pass") and t.lower_ not in ("wir", "ich", "man")
        for t in condition
    ) or any(t.lower_ in _OR_ELSE or t.lower_ in ("ohne", "wer", "fall") for t in condition)


def _kind_words(lemmas: set[str]) -> bool:
    """Whether the consequence is a kindness: help, talks, support."""
    return any(_holds(form, lemmas) for form in _by_role("kind"))


def _holds(form: str, lemmas: set[str]) -> bool:
    if form in lemmas:
        return True
    if form == "schwer":
        return any(w.startswith("schwer") and w != "schwerpunkt" for w in lemmas)
    if form[0].isupper():
        small = form.lower()
        return any(w.lower().endswith(small) and w[:1].isupper() for w in lemmas)
    return False


def _has_all(words: frozenset[str], lemmas: set[str], tokens: list[Token]) -> bool:
    lower = {t.lower_ for t in tokens}
    for word in words:
        if word == "nicht":
            if not lower & {"nicht", "kein", "keine", "keinen", "nie", "niemals"}:
                return False
        elif not _holds(word, lemmas):
            return False
    return True


def _condition(tokens: list[Token]) -> tuple[Token, ...]:
    """Return the words that state the condition."""
    inside = set(tokens)
    for token in tokens:
        if token.lower_ in _CONDITION_MARKS and token.dep_ in ("mark", "advmod", "cc"):
            return _subtree(token.head, inside)
        if token.lower_ in _OR_ELSE:
            return (token,)
        if token.lower_ in _WHO and _opens(tokens, token):
            return _up_to_comma(tokens)
        if token.lower_ in ("sollte", "sollten") and _first_in_clause(token, inside):
            return _subtree(token.head, inside)
        if token.lower_ == "ohne" and token.dep_ == "case" and _early(tokens, token):
            return _subtree(token.head, inside)
        if token.lower_ in ("fall", "falle") and any(
            c.lower_ in ("im", "für") for c in token.children
        ):
            return _subtree(token, inside)
    first = next((t for t in tokens if not t.is_punct and not t.is_quote), None)
    if (
        first is not None
        and is_verb(first)
        and is_finite(first)
        and _comma_then_verb(tokens, first)
    ):
        return _up_to_comma(tokens)
    return ()


def _opens(tokens: list[Token], token: Token) -> bool:
    """Whether the token is the first word, after marks, "und", "denn" or "aber"."""
    for other in tokens:
        if other == token:
            return True
        if not (other.is_punct or other.is_quote or other.pos_ in ("CCONJ", "SPACE")):
            return False
    return False


def _early(tokens: list[Token], token: Token) -> bool:
    words = [t for t in tokens if not t.is_punct and not t.is_quote]
    return token in words[:2]


def _subtree(head: Token, inside: set[Token]) -> tuple[Token, ...]:
    verb = head
    found = [t for t in verb.subtree if t in inside]
    if len(found) > 0.8 * len(inside):  # the parse hung the consequence below the condition
        ordered = sorted(inside, key=lambda t: t.i)
        return _up_to_comma(ordered)
    return tuple(sorted(found, key=lambda t: t.i))


def _first_in_clause(token: Token, inside: set[Token]) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    return before is None or before not in inside or before.is_punct or before.is_quote


def _comma_then_verb(tokens: list[Token], first: Token) -> bool:
    """Whether a finite verb follows the first comma: ``Bleibe …, werde …``."""
    after_comma = False
    for token in tokens:
        if token.i <= first.i:
            continue
        if after_comma and not token.is_punct and not token.is_quote:
            if token.lower_ in ("so", "dann"):
                continue
            return is_verb(token) and is_finite(token)
        if token.text == ",":
            after_comma = True
    return False


def _up_to_comma(tokens: list[Token]) -> tuple[Token, ...]:
    found: list[Token] = []
    for token in tokens:
        if token.text == ",":
            break
        found.append(token)
    return tuple(found) if len(found) < len(tokens) else ()


def _own_side(tokens: Iterable[Token]) -> bool:
    """Whether the subject of the consequence is the speaker's side: wir, man, sein Land."""
    for token in tokens:
        if token.dep_ in ("nsubj", "nsubj:pass"):
            if token.lower_ in ("wir", "man", "ich", "er", "sie"):
                return True
            if any(
                c.lemma_.lower() in _OWN or c.lower_.startswith(("sein", "ihr", "unser"))
                for c in token.children
            ):
                return True
            if token.lemma_ in _OWN_BODIES or token.pos_ == "PROPN":
                return True
    return False


def _agentless(tokens: Iterable[Token]) -> bool:
    return any(t.dep_ in ("aux:pass", "nsubj:pass") for t in tokens)


def _negated(tokens: Iterable[Token]) -> bool:
    return any(
        t.lower_ in ("nicht", "kein", "keine", "keinen", "keiner", "nie", "ohne")
        or t.lower_ in _OR_ELSE
        for t in tokens
    )
