"""The conditions on which words are a sign of a warning, by the names that ``signs.tsv`` uses."""

from __future__ import annotations

from collections.abc import Callable

from kg.read.grammar.conditionals import Form
from kg.read.grammar.lemmas import Lemmas
from kg.read.grammar.mood import is_finite
from kg.read.grammar.negation import is_negation
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.warnings.message import Message
from kg.read.warnings.word_classes import WORDS


def is_to_come(message: Message) -> bool:
    """Whether it will be, may be feared, or depends on a condition."""
    on_condition = message.form not in (None, Form.WHILE)
    return message.is_future or message.is_alarming or on_condition


def looms(message: Message) -> bool:
    """Whether a danger is near: ``es drohe ein Krieg``; not ``drohte zu kippen``, ``Regen``."""
    verbs = [w for w in message.consequence if w.lemma.lower() in WORDS.looming_verbs]
    verbs = [w for w in verbs if w.is_verb and is_finite(w)]
    nearly = any(c.is_complement_clause for verb in verbs for c in verb.children)
    weather = message.consequence_lemmas.hold(WORDS.weather)
    return bool(verbs) and not (nearly or weather or message.says(WORDS.means))


def is_habitual(message: Message) -> bool:
    """Whether it happens again and again, on a condition: ``würden oft ausgeraubt, wenn …``."""
    return message.form is not None and message.says(WORDS.habits)


def is_averted(message: Message) -> bool:
    """Whether the danger is taken away: ``werde den Krieg beenden``; ``keine Gefahr``."""
    calm = message.is_negated and not message.is_alarming
    return calm or message.consequence_lemmas.hold(WORDS.relief)


def is_kind(message: Message) -> bool:
    """Whether what follows is a kindness, and is not refused: help, talks, support."""
    return message.consequence_lemmas.hold(WORDS.kindness) and not message.is_negated


def is_conceded(message: Message) -> bool:
    """Whether the condition changes nothing or is past: ``auch wenn …``, ``geklagt hätte``."""
    then = (w for w in message.consequence if w.lower in WORDS.then)
    even = any(w.previous.lower in WORDS.even for w in (*message.condition[:1], *then))
    unreal = any(w.lower in GRAMMAR.unreal_auxiliaries for w in message.condition)
    return even or (unreal and message.form is not Form.EVENT)


def is_by_other_side(message: Message) -> bool:
    """Whether the condition is somebody's doing or failing, not the issuer's own."""
    if message.form in (Form.ELSE, Form.WHOEVER):
        return True
    subjects = [w for w in message.condition if w.is_subject]
    others = (w for w in subjects if w.lower not in WORDS.speakers)
    by_others = not subjects or any(message.is_issuer(w) is not True for w in others)
    return by_others and not Lemmas(message.condition).hold(WORDS.weather)


def is_failing(message: Message) -> bool:
    """Whether the condition is that somebody does not do something."""
    return any(map(is_negation, message.condition))


def is_state(message: Message) -> bool:
    """Whether the main verb only says how things are: ``hätte man keine Chance``, ``sei …``."""
    return _finite(message) in WORDS.states


def is_possible(message: Message) -> bool:
    """Whether the main verb only says what may be: ``könnte man die Zölle …``."""
    return _finite(message) in WORDS.chances


def is_certain(message: Message) -> bool:
    """Whether whoever does it will have to suffer: ``dem könne …``, ``den werden wir finden``."""
    if is_possible(message):
        return any(w.lower in WORDS.dative_correlates for w in message.consequence[:2])
    again = any(w.lower in WORDS.again for w in message.condition)
    return again or message.is_future or message.says(WORDS.we) or message.says(WORDS.loss)


def is_own_side(message: Message) -> bool:
    """Whether the issuer's side does what follows: wir, man, sein Land, its name."""
    if message.says(WORDS.we) or _opens_with_own(message):
        return True
    for word in message.consequence:
        if word.is_subject:
            known = message.is_issuer(word)
            if known is not None or _may_be_own(word):
                return known is not False
    return False


def is_on_phrase(message: Message) -> bool:
    """Whether the condition is a phrase other than with "ohne": ``im Falle eines Angriffs``."""
    without = any(w.lower in GRAMMAR.without for w in message.condition[:1])
    return message.form is Form.PHRASE and not without


def is_own_step(message: Message) -> bool:
    """Whether the issuer announces to do something, not to refuse it."""
    return message.is_own_action and not message.is_negated


def is_passive(message: Message) -> bool:
    """Whether nobody is named as doing what follows."""
    return any(w.is_passive_subject or w.is_passive_auxiliary for w in message.consequence)


def _finite(message: Message) -> str:
    verbs = (w.lower for w in message.consequence if w.is_verb and is_finite(w))
    return next(verbs, "")


def _may_be_own(subject: Word) -> bool:
    """Whether a subject of which nobody knows whose side it is on may be the issuer's."""
    named = (subject, *(c for c in subject.children if c.is_beside_name))
    pronoun = subject.lower in GRAMMAR.pronouns_of_a_person
    return pronoun or any(w.is_proper_noun for w in named) or Lemmas([subject]).hold(WORDS.bodies)


def _opens_with_own(message: Message) -> bool:
    """Whether "sein", "ihr" or "unser" and a noun open it or follow its verb: ``wird ihre …``."""
    for word in [w for w in message.consequence if not w.is_punct][:4]:
        if word.is_determiner or word.is_nominal:
            return word.is_determiner and word.lower in WORDS.own
        if word.is_pronoun and word.lower in WORDS.own:
            return False
    return False


CONDITIONS: dict[str, Callable[[Message], bool]] = {
    "alarming": lambda message: message.is_alarming,
    "averted": is_averted,
    "certain": is_certain,
    "conceded": is_conceded,
    "conditional": lambda message: message.form is not None,
    "debated": lambda message: message.lemmas.hold(WORDS.debating_verbs),
    "emergency": lambda message: any(w.lower in WORDS.if_need_be for w in message.condition[:1]),
    "event": lambda message: message.form is Form.EVENT,
    "failing": is_failing,
    "habitual": is_habitual,
    "kind": is_kind,
    "lasting": lambda message: message.form is Form.WHILE,
    "looming": looms,
    "negated": lambda message: message.is_negated,
    "open": lambda message: message.is_open,
    "other-side": is_by_other_side,
    "own-action": lambda message: message.is_own_action,
    "own-side": is_own_side,
    "own-step": is_own_step,
    "passive": is_passive,
    "phrase": is_on_phrase,
    "possible": is_possible,
    "state": is_state,
    "to-come": is_to_come,
    "whoever": lambda message: message.form is Form.WHOEVER,
    "wir": lambda message: message.says(WORDS.wir),
}
