"""Forms of German verbs, so that a wrong lemma of the tagger hides no word of a lexicon.

Source: the classes of weak and strong verbs as in Duden, Die Grammatik, "Das Verb"; what no rule
gives stands in ``kg/lang/data/strong_verbs.tsv``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Word

_SHORTEST_VERB = 4
"""Letters of an infinitive behind its particle."""
_INSEPARABLE = ("be", "er", "ver", "ent", "emp", "ge", "zer", "miss", "unter", "über", "wider")


@dataclass(frozen=True, slots=True)
class Conjugation:
    """The forms of a verb without a separable particle, third person, lower case."""

    present: str
    past: tuple[str, ...]
    """Singular and plural."""
    wish: tuple[str, ...]
    """Konjunktiv II; empty where it is the past's."""
    participle: str
    strong: bool

    @property
    def finite(self) -> tuple[str, ...]:
        """All finite forms."""
        return (self.present, *self.past, *self.wish)


@cache
def conjugation(infinitive: str) -> Conjugation:
    """Return the forms of a verb: by the table of strong verbs, with its prefix, or as weak.

    Example: ``beraten`` → ``berät``, ``beriet``, ``beraten``.
    """
    irregular = _strong(infinitive)
    return irregular if irregular is not None else _weak(infinitive)


class VerbForms:
    """The forms of the verbs of a lexicon; ``ab|sagen`` has a separable particle."""

    def __init__(self, verbs: Iterable[str]) -> None:
        self._verbs: dict[str, tuple[str, str]] = {}
        self._participles: set[str] = set()
        for verb in verbs:
            particle, _, lemma = verb.rpartition("|")
            self._add(lemma, particle)
        for form in [f for f in self._verbs if "ß" in f]:
            self._verbs.setdefault(form.replace("ß", "ss"), self._verbs[form])

    def _add(self, lemma: str, particle: str) -> None:
        found = conjugation(lemma)
        own = [f for f in (*found.finite, found.participle) if f not in _infinitives()]
        for form in (lemma, *own):
            self._verbs.setdefault(form, (lemma, ""))
        if particle:
            for form in (lemma, *own, f"zu{lemma}"):
                self._verbs.setdefault(particle + form, (lemma, particle))
        self._participles.add(particle + found.participle)

    def verb(self, form: str) -> tuple[str, str] | None:
        """Return lemma and particle of a form, or ``None``.

        Example: ``zugesichert`` → ``("sichern", "zu")``, ``erbot`` → ``("erbieten", "")``.
        """
        return self._verbs.get(form)

    def infinitive(self, form: str) -> str | None:
        """Return the infinitive of a form with its particle: ``abgesagt`` → ``absagen``."""
        found = self._verbs.get(form)
        return None if found is None else found[1] + found[0]

    def is_participle(self, form: str) -> bool:
        """Whether a form is the past participle of one of the verbs."""
        return form in self._participles


@cache
def known_verbs() -> VerbForms:
    """Return the forms of all verbs of the reading room's lexicons."""
    names = [row["verb"] for row in rows("read/meetings/verbs")]
    names += [row["cue"] for row in rows("read/meetings/status_cues") if row["part"] == "verb"]
    return VerbForms(name.removesuffix(" sich") for name in names)


def particle(verb: Word) -> str:
    """Return the separated particle of ``verb``, lower case, or the empty string."""
    return next((child.lower for child in verb.children if child.is_verb_particle), "")


def words_zu(verb: Word) -> list[Word]:
    """Return the words "zu" that hang on a verb, whatever the tagger takes them for."""
    return [child for child in verb.children if child.lower in WORDS.zu]


def shows_zu(word: Word) -> bool:
    """Whether a word shows an infinitive with "zu": the particle, or a verb that holds it.

    Example: ``zu`` before ``sperren``, ``abzuziehen``.
    """
    if word.is_particle:
        return word.lower in WORDS.zu
    return word.is_verb and "zu" in word.lower[1:-2]


def without_zu(form: str) -> str:
    """Return a form without the "zu" behind its particle: ``abzuziehen`` → ``abziehen``."""
    if form.endswith("n"):
        for prefix in WORDS.separable_particles.words:
            rest = form.removeprefix(f"{prefix}zu")
            if _SHORTEST_VERB <= len(rest) < len(form):
                return prefix + rest
    return form


def infinitive(token: Word) -> str:
    """Return the infinitive of a verb, by the lexicons' forms before the tagger's lemma.

    Example: "abgesagt" gives "absagen", whatever lemma it carries; "Auftritt" stays a noun.
    """
    if token.is_noun and token.text[:1].isupper():
        return token.lemma.lower()
    return known_verbs().infinitive(token.lower) or token.lemma.lower()


def form_infinitive(form: str) -> str:
    """Return the infinitive of a form of the lexicons' verbs, else the form itself."""
    return known_verbs().infinitive(form) or form


def is_participle_form(form: str) -> bool:
    """Whether a form is the past participle of a verb of the lexicons."""
    return known_verbs().is_participle(form)


@cache
def _infinitives() -> frozenset[str]:
    """Return infinitives that no form of another verb may hide: ``führen``, said of "fahren"."""
    tables = ("lang/infinitives", "lang/strong_verbs")
    return frozenset(row["infinitive"] for table in tables for row in rows(table))


def is_past_form(form: str) -> bool:
    """Whether a form is the past of a strong verb, whatever prefix it bears: ``besprach``."""
    return form in _pasts() or any(
        form.startswith(p) and form.removeprefix(p) in _pasts() for p in (*_INSEPARABLE, "um")
    )


@cache
def _pasts() -> frozenset[str]:
    return frozenset(form for verb in _table().values() for form in verb.past)


@cache
def _table() -> dict[str, Conjugation]:
    table = {}
    for row in rows("lang/strong_verbs"):
        past, wish = row["past"], row["wish"]
        plural = past + ("n" if past.endswith("e") else "en")
        wishes = () if wish == "-" else (wish, f"{wish}n")
        table[row["infinitive"]] = Conjugation(
            row["third"], (past, plural), wishes, row["participle"], strong=True
        )
    return table


def _strong(infinitive: str) -> Conjugation | None:
    table = _table()
    if infinitive in table:
        return table[infinitive]
    for prefix in _INSEPARABLE:
        base = table.get(infinitive.removeprefix(prefix)) if infinitive.startswith(prefix) else None
        if base is not None:
            return Conjugation(
                prefix + base.present,
                tuple(prefix + form for form in base.past),
                tuple(prefix + form for form in base.wish),
                prefix + base.participle.removeprefix("ge"),
                strong=True,
            )
    return None


def _weak(infinitive: str) -> Conjugation:
    cut = "n" if infinitive.endswith(("eln", "ern")) else "en"
    stem = infinitive.removesuffix(cut)
    if stem in WORDS.stems_with_e_before_t:
        stem += "e"
    bare = infinitive.endswith("ieren") or infinitive.startswith(_INSEPARABLE)
    participle = f"{stem}t" if bare else f"ge{stem}t"
    return Conjugation(f"{stem}t", (f"{stem}te", f"{stem}ten"), (), participle, strong=False)
