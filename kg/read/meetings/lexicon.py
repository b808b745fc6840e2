"""The meeting lexicon: verbs, nouns and traps, looked up by token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.read.grammar.prepositions import bare_preposition, preposition
from kg.read.grammar.verb_forms import infinitive, is_participle_form, particle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Word


_RAISING = frozenset("wollen können sollen müssen dürfen mögen lassen werden".split())  # noqa: SIM905


_PARTS = frozenset("zusammen gegenüber auseinander weiter".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One row of ``meeting_verbs.tsv``."""

    name: str
    reflexive: bool
    beside: tuple[tuple[str, ...], ...]
    kind: str
    who: tuple[str, ...]
    needs: str
    goal: tuple[str, ...]

    @property
    def entry(self) -> str:
        """Name of the lexicon entry: ``meeting:zusammenkommen``."""
        return f"meeting:{self.name.replace('|', '')}"


@dataclass(frozen=True, slots=True)
class NounEntry:
    """One row of ``meeting_nouns.tsv``."""

    name: str
    kind: str
    needs: str
    number: str
    family: str

    @property
    def entry(self) -> str:
        """Name of the lexicon entry: ``meeting:-gipfel``."""
        return f"meeting:{self.name}"


@cache
def _verbs() -> dict[str, tuple[VerbEntry, ...]]:
    table: dict[str, list[VerbEntry]] = {}
    for row in rows("read/meetings/verbs"):
        name, reflexive = row["verb"].removesuffix(" sich"), row["verb"].endswith(" sich")
        beside = (
            ()
            if row["with"] == "-"
            else tuple(tuple(part.split("|")) for part in row["with"].split(","))
        )
        goal = () if row["goal"] == "-" else tuple(row["goal"].split(","))
        entry = VerbEntry(
            name, reflexive, beside, row["kind"], tuple(row["who"].split(",")), row["needs"], goal
        )
        for key in {name, name.replace("|", "")}:
            table.setdefault(key, []).append(entry)
    return {
        key: tuple(sorted(found, key=lambda e: (not e.beside, not e.reflexive)))
        for key, found in table.items()
    }


@cache
def _nouns() -> tuple[dict[str, NounEntry], tuple[NounEntry, ...]]:
    exact, endings = {}, []
    for row in rows("read/meetings/nouns"):
        entry = NounEntry(row["noun"], row["kind"], row["needs"], row["number"], row["family"])
        if entry.name.startswith("-"):
            endings.append(entry)
        else:
            exact[entry.name] = entry
    return exact, tuple(sorted(endings, key=lambda e: -len(e.name)))


@cache
def _traps(kind: str) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (row["trap"], frozenset() if row["of"] == "-" else frozenset(row["of"].split("|")))
        for row in rows("read/meetings/traps")
        if row["kind"] == kind
    )


@cache
def _never() -> tuple[frozenset[str], tuple[str, ...]]:
    words = [trap for trap, _ in _traps("noun")]
    return frozenset(w for w in words if not w.startswith("-")), tuple(
        w[1:] for w in words if w.startswith("-")
    )


def verb_entries(verb: Word) -> Iterator[VerbEntry]:
    """Yield the entries that a verb with the words of its clause fits, the strictest first."""
    if not verb.is_verb and not (verb.is_adjective and is_participle_form(verb.lower)):
        return
    lemma, part = infinitive(verb), _particle(verb)
    if part == "zusammen" and f"zusammen|{lemma}" not in _verbs():
        part = ""  # "empfing ihn zusammen mit dem Minister"
    keys = [f"{part}|{lemma}", part + lemma] if part else []
    others = [c.lower for c in verb.children if c.is_verb_particle and c.lower != part]
    keys += [f"{other}|{lemma}" for other in others]
    keys.append(lemma)
    seen: set[VerbEntry] = set()
    for key in keys:
        for entry in _verbs().get(key, ()):
            parted = part not in ("", "weiter") and key == lemma
            if entry in seen or (parted and part not in _words(entry)):
                continue
            seen.add(entry)
            if entry.reflexive and not any(
                t.lower in ("sich", "uns") for t in (*verb.children, *_raised(verb))
            ):
                continue
            if all(any(_stands(verb, alternative) for alternative in a) for a in entry.beside):
                yield entry


def _raised(verb: Word) -> Iterator[Word]:
    """Yield the words that a modal or auxiliary head took from the verb."""
    raising = verb.is_infinitive_clause and infinitive(verb.head) in _RAISING
    if verb.head.is_verb and (raising or verb.is_conjunct):
        yield from verb.head.children


def _words(entry: VerbEntry) -> set[str]:
    return {w for alternatives in entry.beside for w in alternatives}


def _particle(verb: Word) -> str:
    found = particle(verb)
    if found:
        return found
    for child in verb.children:
        if (
            child.i > verb.i
            and not child.is_noun
            and child.lower in ("zusammen", "gegenüber", "auseinander", "weiter")
        ):
            return str(child.lower)
    return ""


def _stands(verb: Word, pattern: str) -> bool:
    prep, colon, word = pattern.partition(":")
    near = [*verb.children]
    near += [c for child in verb.children if _is_span(child) for c in child.children]
    for child in near:
        if colon:
            if preposition(child) == prep and (
                not word or _ends(child, word) or child.lower == word
            ):
                return True
        elif child.lemma == pattern or child.lower == pattern.lower() or _ends(child, pattern):
            return True
    if not colon or (word and not word[:1].isupper()):
        return False
    return _stands_near(verb, prep, word) if word or prep in ("mit", "nach") else False


def _stands_near(verb: Word, prep: str, word: str) -> bool:
    """Whether the phrase stands near the verb in the row of words, wherever the parse hung it."""
    tree, sent = verb.tree, verb.sent
    start, end = verb.i, verb.i
    while start > sent.start and tree[start - 1].text not in _MARKS:
        start -= 1
    while end < sent.end and tree[end].text not in _MARKS:
        end += 1
    for token in tree[start:end]:
        if token.is_adposition and bare_preposition(token) == prep:
            after = tree[token.i + 1 : min(end, token.i + 5)]
            if any(t.is_nominal and (not word or _ends(t, word)) for t in after):
                return True
    return False


_MARKS = frozenset((",", ";", ":", "–", "—", "„", "“", "”", "»", "«", '"', "."))


def _is_span(token: Word) -> bool:
    """Whether a word tells how long or how, so that a phrase after it may have been hung on it."""
    return (token.is_object or token.is_oblique or token.is_adverbial) and (
        token.lemma in ("Stunde", "Minute", "Tag", "Woche", "Mal")
        or token.is_adjective
        or token.is_adverb
    )


def _ends(token: Word, word: str) -> bool:
    if word[:1].isupper():
        return bool(token.lemma.lower().endswith(word.lower()))
    return bool(token.lemma == word)


def noun_entry(noun: Word) -> NounEntry | None:
    """Return the entry of a noun, by its lemma, then by the end of the compound."""
    if not noun.is_nominal or not noun.text[:1].isupper():
        return None
    exact, endings = _nouns()
    never, never_end = _never()
    for form in dict.fromkeys((noun.lemma, noun.text, *_singulars(noun.text))):
        if form in never or form.split("-")[-1] in never:
            return None
        found = exact.get(form) or exact.get(_last(form))
        if found is None and not form.lower().endswith(never_end):
            found = next((e for e in endings if form.lower().endswith(e.name[1:])), None)
        if found is not None:
            plural = _plural(noun, found)
            if (found.number == "sg" and plural) or (found.number == "pl" and not plural):
                return None
            return found
    return None


def _last(form: str) -> str:
    part = form.rsplit("-", maxsplit=1)[-1]
    return part[:1].upper() + part[1:]


def _singulars(form: str) -> Iterator[str]:
    for ending in ("en", "es", "s", "n", "e"):
        if form.endswith(ending) and len(form) > len(ending) + 4:
            yield form.removesuffix(ending)


def _plural(noun: Word, entry: NounEntry) -> bool:
    number = noun.morph.get("Number", [])
    if number:
        return bool(number[0] == "Plur")
    singular = entry.name.lstrip("-").lower()
    return noun.lower.endswith(f"{singular}en") or noun.lower.endswith(f"{singular}e")


def is_trap(word: Word, near: list[Word]) -> bool:
    """Whether the words around a meeting word give it another sense."""
    forms = {word.lemma, word.text, word.lemma.lower()}
    for trap, of in _traps("beside"):
        if (not of or _concerns(of, forms)) and any(t.lemma == trap for t in near):
            return True
    for trap, of in _traps("beside-mit"):
        if _concerns(of, forms) and any(_ends(t, trap) and preposition(t) == "mit" for t in near):
            return True
    for child in word.children:
        for kind, labels in (("obj", ("obj", "nsubj:pass")), ("subj", ("nsubj",))):
            if child.dep not in labels:
                continue
            for trap, of in _traps(kind):
                if _concerns(of, forms) and _ends(child, trap):
                    return True
    bare = not any(c.dep in ("nmod", "det", "amod", "acl") for c in word.children)
    case = next((c.lower for c in word.children if c.is_case_marker), "")
    return bare and any(case == trap and _concerns(of, forms) for trap, of in _traps("prep"))


def _concerns(of: frozenset[str], forms: set[str]) -> bool:
    return bool(of & forms) or any(
        o[:1].isupper() and f.lower().endswith(o.lower()) for o in of for f in forms
    )
