"""What an office word says: title, gender, whose office, former or acting.

``"Ex-US-Außenministerin"`` → title Außenministerin, of the USA, a woman, former.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from kg.lexicon import rows
from kg.read.entities.gazetteer import prefixes

_FORMER_PREFIXES = ("Ex-", "Alt-", "ex-")
_JOINED_FORMER = ("Ex", "Alt")
_DEPUTY = (
    "Vize",
    "Vizes",
    "Stellvertretende",
    "Ko",
    "Co",
    "Interims",
    "Übergangs",
    "Chef",
    "Haupt",
)


class OfficeKind(StrEnum):
    """Whom somebody in an office acts for; see ``offices.tsv``."""

    STATE = "state"
    SPEECH = "speech"
    BODY = "body"
    STAFF = "staff"
    ARMY = "army"
    FAITH = "faith"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Office:
    """One office word, without its context."""

    title: str
    """Nominative singular, without the state: ``"Außenministerin"``."""
    base: str
    """Masculine lexicon entry: ``"Minister"``."""
    female: bool | None
    """``None`` if the form does not tell."""
    kind: OfficeKind
    post: bool
    of: str | None = None
    """Key of the state or body that the compound names."""
    of_label: str | None = None
    """As the compound has it: "EU" for Europäische Union."""
    former: bool = False
    plural: bool = False
    singular: bool = True
    prefix: str | None = None
    """First part of a hyphened compound that no lexicon knows: "Rotkamp-Chef"."""


@dataclass(frozen=True, slots=True)
class _Form:
    title: str
    base: str
    female: bool | None
    kind: OfficeKind
    post: bool
    plural: bool
    singular: bool


@cache
def _forms() -> dict[str, _Form]:
    table: dict[str, _Form] = {}

    def put(form: str, title: str, *, female: bool | None, pl: bool, sg: bool) -> None:
        table.setdefault(
            form.lower(),
            _Form(
                title, row["title"], female, OfficeKind(row["kind"]), row["post"] == "yes", pl, sg
            ),
        )

    for row in rows("read/entities/offices"):
        title, bends, female = row["title"], row["bends"], row["female"]
        if bends == "a":
            stemmed = title[:-2] if title.endswith("er") else title[:-1]
            put(stemmed + "e", female if female != "-" else title, female=None, pl=True, sg=True)
            put(stemmed + "er", title, female=False, pl=True, sg=True)
            put(stemmed + "em", title, female=False, pl=False, sg=True)
            put(stemmed + "en", title, female=None, pl=True, sg=True)
            put(stemmed + "es", title, female=False, pl=False, sg=True)
            if female.endswith("in"):
                put(female, female, female=True, pl=False, sg=True)
                put(female + "nen", female, female=True, pl=True, sg=False)
            continue
        for form, pl, sg in _declined(title, bends):
            put(form, title, female=False, pl=pl, sg=sg)
        if female != "-":
            woman = title + "in" if female == "in" else female
            if bends == "w" and female == "in" and title.endswith("e"):
                woman = title[:-1] + "in"
            put(woman, woman, female=True, pl=False, sg=True)
            put(woman + "nen", woman, female=True, pl=True, sg=False)
    return table


def _declined(title: str, bends: str) -> list[tuple[str, bool, bool]]:
    """Return the forms of a masculine noun: (form, may be plural, may be singular)."""
    if bends == "0":
        return [(title, False, True), (title + "s", False, True), (title + "es", False, True)]
    if bends == "w":
        return [(title, False, True), (title + "en", True, True), (title + "n", True, True)]
    if bends == "e":
        forms = [(title, False, True), (title + "s", False, True), (title + "e", True, False)]
        forms += [(title + "en", True, False), (title + "es", False, True)]
        umlaut = title.replace("General", "Generäl").replace("Admiral", "Admiräl")
        if umlaut != title:
            forms += [(umlaut + "e", True, False), (umlaut + "en", True, False)]
        return forms
    forms = [(title, True, True), (title + "s", True, True), (title + "n", True, True)]
    forms.append((title + "es", False, True))
    if title.endswith("er"):
        return forms
    changed = (
        title.replace("mann", "männ").replace("bischof", "bischöf").replace("anwalt", "anwält")
    )
    changed = changed.replace("Papst", "Päpst").replace("Kardinal", "Kardinäl")
    if title.endswith("e"):
        return [(title, False, True), (title + "n", True, True)]
    forms[0] = (title, False, True)
    forms[1] = (title + "s", title.endswith(("é", "o")), True)
    return [*forms, (changed + "e", True, False), (changed + "en", True, False)]


@lru_cache(maxsize=20000)
def office(word: str) -> Office | None:
    """Return what an office word says, inflected or not; ``None`` if it is none.

    Example: ``"Vizeaußenministers"`` → title ``Vizeaußenminister``.
    """
    if not word[:1].isupper() and not word.startswith(_FORMER_PREFIXES):
        return None
    former, rest = _strip_former(word)
    of, prefix, rest = _strip_prefix(rest)
    form, start = _suffix(rest)
    if form is None:
        return None
    head = rest[:start]
    if head and not _is_compound(head, form):
        return None
    title = form.title if not head else head + _continue(form.title, head)
    return Office(
        title,
        form.base,
        form.female,
        form.kind,
        form.post or head == "Chef",
        of=prefixes()[of] if of else None,
        of_label=of,
        former=former,
        plural=form.plural,
        singular=form.singular,
        prefix=prefix,
    )


def _continue(title: str, head: str) -> str:
    return title if head.endswith("-") else title[:1].lower() + title[1:]


def _suffix(word: str) -> tuple[_Form | None, int]:
    table = _forms()
    folded = word.lower()
    for start in range(len(word) - 3):
        form = table.get(folded[start:])
        if form is not None and (start == 0 or start >= 2):
            return form, start
    return None, 0


_NO_COMPOUND = frozenset({"prinz", "kollege", "oberst", "major", "hauptmann", "vorstand", "schah"})


def _is_compound(head: str, form: _Form) -> bool:
    """Whether ``head`` can precede the office word: not "Kon-ferenz", not "Beamter" in "Ver…"."""
    if form.base.lower() in _NO_COMPOUND:
        return False
    lowered = head.lower()
    if form.base in ("Leiter", "Führer", "Richter", "Vize", "Regent", "Sultan", "Emir", "Chef"):
        return len(head) >= 4 or head.endswith("-")
    return lowered not in ("ver", "be", "er", "ge", "un", "ab", "an", "aus", "ein", "um", "mi")


def _strip_former(word: str) -> tuple[bool, str]:
    for prefix in _FORMER_PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 3:
            rest = word[len(prefix) :]
            return True, rest[:1].upper() + rest[1:]
    for prefix in _JOINED_FORMER:
        if word.startswith(prefix) and len(word) > 8:
            rest = word[len(prefix) :]
            if rest[:1].islower() and (rest.lower() in _forms() or rest.startswith("bundes")):
                return True, rest[:1].upper() + rest[1:]
    return False, word


def _strip_prefix(word: str) -> tuple[str | None, str | None, str]:
    """Return key of the state or body named, else the unknown first part, and the rest."""
    head, hyphen, rest = word.rpartition("-")
    while hyphen:
        if head in prefixes() and rest[:1].isupper():
            return head, None, rest
        left, more, last = head.rpartition("-")
        if not more:
            break
        head, rest = left, f"{last}-{rest}"
    first, hyphen, rest = word.partition("-")
    if hyphen and first not in _DEPUTY and rest[:1].isupper():
        return None, first, rest
    if word.startswith("Kreml") and len(word) > 8:
        return "Kreml", None, word[5:][:1].upper() + word[6:]
    if word.startswith("Bundes") and len(word) > 9:
        return None, None, word
    return None, None, word


@lru_cache(maxsize=4000)
def same_office(one: str, two: str) -> bool:
    """Whether a later short title can take up an earlier one: "Minister" → "Außenminister".

    Also across gender forms are kept apart: "Ministerin" does not take up "Außenminister".
    """
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return long.casefold().endswith(short.casefold())
