"""Whether what a clause tells happened, goes on, is planned, may be, or does not happen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from kg.lexicon import rows
from kg.model import MeetingStatus
from kg.read.grammar.clauses import particle
from kg.read.grammar.conditionals import condition_words
from kg.read.meetings.verb_forms import form_infinitive, infinitive, is_participle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Word

Tense = Literal["past", "present", "future", "infinitive"]
Modal = Literal["none", "will", "shall", "can", "must", "would"]

NEGATIONS = condition_words("negation")
_WILL = frozenset("wird werden werde".split())  # noqa: SIM905
_MODALS: dict[str, Modal] = {
    **dict.fromkeys(("will", "wollen", "wolle", "wollte", "wollten"), "will"),
    **dict.fromkeys(("möchte", "möchten", "beabsichtigt", "plant"), "will"),
    **dict.fromkeys(("soll", "sollen", "solle", "sollte", "sollten", "sollen"), "shall"),
    **dict.fromkeys(("kann", "können", "könne", "könnte", "könnten", "dürfte", "dürften"), "can"),
    **dict.fromkeys(("darf", "dürfen", "dürfe", "mag", "mögen"), "can"),
    **dict.fromkeys(("muss", "müssen", "müsse", "müsste", "müssten"), "must"),
    **dict.fromkeys(("würde", "würden"), "would"),
}
_PAST_MODALS = frozenset("konnte konnten durfte durften musste mussten".split())  # noqa: SIM905
_PERFECT = frozenset(
    "hat haben habe hatte hatten hätte hätten ist sind sei seien war waren wäre wären".split()  # noqa: SIM905
)
_UNREAL = frozenset(("hätte", "hätten", "wäre", "wären"))
_PASSIVE = frozenset("wird werden werde wurde wurden worden würde würden".split())  # noqa: SIM905
# Preterites of the strong verbs of the lexicons, by which the tense is told without a tagger.
_PRETERITES = frozenset(
    [
        "traf",
        "trafen",
        "kam",
        "kamen",
        "beriet",
        "berieten",
        "sprach",
        "sprachen",
        "empfing",
        "empfingen",
        "rief",
        "riefen",
        "saß",
        "saßen",
        "trat",
        "traten",
        "fand",
        "fanden",
        "lud",
        "luden",
        "flog",
        "flogen",
        "fuhr",
        "fuhren",
        "ging",
        "gingen",
        "brachte",
        "brachten",
        "bat",
        "baten",
        "hielt",
        "hielten",
        "rang",
        "rangen",
        "nahm",
        "nahmen",
        "zog",
        "zogen",
        "schlug",
        "schlugen",
        "blieb",
        "blieben",
        "ließ",
        "ließen",
        "bot",
        "boten",
        "strich",
        "strichen",
        "schloss",
        "schlossen",
        "brach",
        "brachen",
        "fiel",
        "fielen",
        "gab",
        "gaben",
        "lief",
        "liefen",
        "stand",
        "standen",
        "begann",
        "begannen",
        "warb",
        "warben",
        "schrieb",
        "schrieben",
        "verbrachte",
        "verbrachten",
        "aß",
        "aßen",
        "schritt",
        "schritten",
        "lag",
        "lagen",
        "wies",
        "wiesen",
        "war",
        "waren",
        "hatte",
        "hatten",
        "wurde",
        "wurden",
        "begab",
        "begaben",
        "unterhielt",
        "unterhielten",
        "besprach",
        "besprachen",
        "sah",
        "sahen",
        "wusste",
        "wussten",
        "dachte",
        "dachten",
        "verließ",
        "verließen",
        "erschien",
        "erschienen",
        "blies",
        "bliesen",
        "verschob",
        "verschoben",
        "mied",
        "mieden",
        "griff",
        "stieß",
        "stießen",
        "hob",
        "hoben",
        "zwang",
        "trug",
        "trugen",
        "wuchs",
        "half",
        "sank",
        "stieg",
        "stiegen",
        "tat",
        "taten",
        "verbat",
        "rieten",
        "riet",
        "hing",
        "hingen",
        "galt",
        "galten",
        "bestritt",
        "verlas",
        "lasen",
    ]
)
_PREFIXES = ("er", "be", "ver", "ent", "ge", "zer", "über", "unter", "miss", "wider", "um")
_IRREAL = frozenset("beinahe beinah sonst andernfalls".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Reality:
    """What the verb group of a clause says about the reality of what it tells."""

    tense: Tense
    modal: Modal
    negated: bool
    unreal: bool
    passive: bool

    def status(self, *, future: bool = False, since: bool = False) -> MeetingStatus:
        """Return the status of an event told so.

        ``future``: a time after the article's date stands beside it; ``since``: one that began
        before and lasts ("seit Montag").
        """
        if self.negated or self.unreal:
            return MeetingStatus.CANCELLED
        if self.modal in ("can", "would", "must"):
            return MeetingStatus.POSSIBLE
        if self.modal in ("will", "shall") or self.tense == "future":
            return MeetingStatus.PLANNED
        if since and self.tense == "present":
            return MeetingStatus.ONGOING
        if future:
            return MeetingStatus.PLANNED
        if self.tense == "past":
            return MeetingStatus.OCCURRED
        return MeetingStatus.ONGOING if self.tense == "present" else MeetingStatus.PLANNED


def auxiliaries(verb: Word) -> list[Word]:
    """Return the auxiliaries and copulas of the clause of ``verb``, shared ones included."""
    found = [c for c in verb.children if c.is_helper]
    if found:
        return found
    if verb.is_conjunct and verb.head.is_verb and not _is_finite_form(verb):
        return [c for c in verb.head.children if c.is_auxiliary and c.i < verb.i]
    return _stray_modal(verb)


def _stray_modal(verb: Word) -> list[Word]:
    """Return the modal before a bare infinitive that the parse tied to another word."""
    if not _is_infinitive(verb) or any(c.lower == "zu" for c in verb.children):
        return []
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - 25) - 1, -1):
        token = verb.tree[i]
        if token.lower in _MODALS or token.lower in _WILL:
            return [token]
        if token.text in (",", ";", ":") or token.is_verb:
            return []
    return []


def reality(verb: Word) -> Reality:
    """Return tense, modality, negation and voice of the clause of ``verb``.

    Example: "hatten sich treffen wollen" is past and planned, "traf sich nicht" past and negated.
    """
    forms = [a.lower for a in auxiliaries(verb)]
    own = verb.lower
    infinitive = _is_infinitive(verb)
    modal: Modal = "none"
    past_modal = False
    for form in (*forms, own if verb.is_auxiliary_verb else ""):
        if form in _MODALS and modal == "none":
            modal = _MODALS[form]
        past_modal = past_modal or form in _PAST_MODALS
    perfect = any(f in _PERFECT for f in forms)
    participle = not infinitive and (own.startswith("ge") or perfect or _participle(verb))
    passive = any(f in _PASSIVE for f in forms) and not infinitive
    tense: Tense
    if any(f in ("wird", "werden", "werde") for f in forms) and infinitive:
        tense = "future"
    elif any(f in ("würde", "würden") for f in forms):
        modal, tense = "would", "present"
    elif past_modal:
        tense = "past"
    elif modal != "none" and infinitive:
        tense = (
            "past" if forms and forms[0] in ("wollte", "wollten", "sollte", "sollten") else "future"
        )
    elif forms:
        tense = _tense_of_forms(forms, participle=participle, passive=passive)
    elif infinitive and not _is_finite_form(verb):
        tense = "infinitive"
    else:
        tense = "past" if is_preterite(verb) else "present"
    if modal != "none" and not infinitive and perfect and modal != "would":
        modal = "none"
    return Reality(tense, modal, is_negated(verb), _unreal(verb, forms, participle), passive)


def _tense_of_forms(forms: list[str], *, participle: bool, passive: bool) -> Tense:
    if any(f in ("wurde", "wurden", "worden", "war", "waren", "hatte", "hatten") for f in forms):
        return "past"
    if any(f in _PERFECT for f in forms) and participle and not passive:
        return "past"
    return "present"


def _unreal(verb: Word, forms: list[str], participle: bool) -> bool:  # noqa: FBT001
    """Tell "hätten sich beinahe getroffen" from "hätten sich getroffen" of reported speech."""
    if any(f in _UNREAL for f in forms) and _should_have(verb):
        return True
    if not participle or not any(f in _UNREAL for f in forms):
        return False
    first = next((t for t in verb.sent if t.lower in _UNREAL), None)
    verb_first = first is not None and (first.i == verb.sent.start)
    cues = any(t.lower in _IRREAL for t in verb.children)
    return verb_first or cues or any(t.lower in ("wenn", "falls") for t in verb.sent)


def _should_have(verb: Word) -> bool:
    """Whether a double infinitive tells what did not come about: "hätten zusammenkommen sollen"."""
    after = verb.tree[verb.i + 1] if verb.i + 1 < len(verb.tree) else None
    return after is not None and after.lower in ("sollen", "können", "müssen", "wollen")


def is_preterite(token: Word) -> bool:
    """Whether a finite verb stands in the preterite."""
    form, lemma = token.lower, infinitive(token)
    if form in _PRETERITES or any(
        form.startswith(p) and form.removeprefix(p) in _PRETERITES for p in _PREFIXES
    ):
        return True
    tense = token.morph.get("Tense", [])
    if tense:
        return bool(tense[0] == "Past")
    stem = lemma.removesuffix("n").removesuffix("e")
    return form.endswith(("te", "ten")) and form not in (lemma, f"{stem}e", f"{stem}en")


def _is_infinitive(verb: Word) -> bool:
    own = verb.lower
    if is_participle(own) and own != infinitive(verb):
        return False
    heads = (verb, verb.head) if verb.is_conjunct else (verb,)
    forms = {c.lower for h in heads for c in h.children if c.is_auxiliary}
    if is_participle(own) and forms & _PERFECT and not forms & (_WILL | set(_MODALS)):
        return False
    ahead = bool(forms & (_WILL | set(_MODALS)))
    if ahead and own.endswith("n") and not own.startswith("ge") and own == verb.lemma.lower():
        return not is_participle(own) or "Inf" in verb.morph.get("VerbForm", ["Inf"])
    form = verb.morph.get("VerbForm", [])
    if form:
        return bool(form[0] == "Inf")
    lemma = verb.lemma.lower()
    if not own.endswith("n"):
        return False
    if any(c.lower == "zu" and c.is_particle for c in verb.children):
        return True
    if own == lemma or own == particle(verb) + lemma or own.replace("zu", "", 1) == lemma:
        return not any(c.is_passive_auxiliary for c in verb.children)
    return False


def _participle(verb: Word) -> bool:
    if is_participle(verb.lower):
        return True
    form = verb.morph.get("VerbForm", [])
    if form:
        return bool(form[0] == "Part")
    own = verb.lower
    return "ge" in own[:8] and own.endswith(("t", "en"))


def _is_finite_form(verb: Word) -> bool:
    if verb.lower.startswith("ge") and is_participle(verb.lower):
        return False
    form = verb.morph.get("VerbForm", [])
    if form:
        return bool(form[0] == "Fin")
    if verb.is_infinitive_clause:
        return False
    if any(c.lower == "zu" and c.is_particle for c in verb.children):
        return False
    return not _participle(verb) or verb.lower in _PRETERITES


def is_negated(verb: Word) -> bool:
    """Whether the verb itself is negated ("nicht", "nie", "weder"), or its subject or object is."""
    for child in verb.children:
        if child.lower in NEGATIONS and not (child.is_conjunct or child.is_parataxis):
            return True
        if (child.is_subject or child.is_object) and _negative_phrase(child):
            return True
    return False


def _negative_phrase(noun: Word) -> bool:
    return any(c.lower in NEGATIONS and c.i < noun.i for c in noun.children)


# ---------------------------------------------------------------------------------------- cues


@dataclass(frozen=True, slots=True)
class StatusCue:
    """One row of ``status_cues.tsv``."""

    cue: str
    beside: tuple[str, ...]
    pos: str
    role: str
    status: str
    negated: str

    @property
    def entry(self) -> str:
        """Name of the lexicon entry: ``status:absagen``."""
        return f"status:{self.cue.replace('|', '')}"


@cache
def _cues() -> dict[tuple[str, str], tuple[StatusCue, ...]]:
    table: dict[tuple[str, str], list[StatusCue]] = {}
    for row in rows("read/meetings/status_cues"):
        beside = () if row["with"] == "-" else tuple(row["with"].split("|"))
        cue = StatusCue(row["cue"], beside, row["pos"], row["role"], row["status"], row["negated"])
        table.setdefault((row["pos"], row["cue"].removesuffix(" sich")), []).append(cue)
    return {k: tuple(sorted(v, key=lambda c: not c.beside)) for k, v in table.items()}


@cache
def _participles() -> dict[str, StatusCue]:
    """Return the verbal cues by their joined infinitive: ``absagen``."""
    return {
        cue.replace("|", ""): found[0] for (pos, cue), found in _cues().items() if pos == "verb"
    }


def verb_cues(verb: Word) -> Iterator[StatusCue]:
    """Yield the status cues that the verb is, those that ask for more words first."""
    lemma, part = infinitive(verb), particle(verb) or _stray_particle(verb)
    keys = [f"{part}|{lemma}"] if part else []
    keys.append(lemma)
    near = {w for t in _near(verb) for w in (t.lower, t.lemma)}
    near |= {f"{t.lower}:" for t in _near(verb) if t.is_case_marker}
    seen = []
    for key in keys:
        for cue in _cues().get(("verb", key), ()):
            if cue.beside and not near & set(cue.beside):
                continue
            if part and "|" not in cue.cue and part not in cue.beside:
                continue
            seen.append(cue)
    joined = _participles().get(lemma)
    if joined is not None and not part and "|" in joined.cue:
        seen.insert(0, joined)
    yield from seen


_STRAY = frozenset("ab an aus statt fort vor ein zu bevor weiter".split())  # noqa: SIM905


def _stray_particle(verb: Word) -> str:
    """Return a particle that ends the clause but was parsed as a bare adverb or preposition."""
    for child in verb.children:
        bare = not any(True for _ in child.children)
        if child.i > verb.i and bare and child.lower in _STRAY and not child.is_case_marker:
            return str(child.lower)
    return ""


def noun_cue(noun: Word) -> StatusCue | None:
    """Return the status cue that a noun is ("Absage", "Einladung")."""
    found = _cues().get(("noun", noun.lemma)) or _cues().get(("noun", noun.text))
    return found[0] if found else None


def adjective_cue(word: Word) -> StatusCue | None:
    """Return the status cue that an adjective or participle is ("geplant", "möglich")."""
    for form in (word.lemma.lower(), _base(word.lower), word.lower):
        found = _cues().get(("adj", form))
        if found:
            return found[0]
    if word.lemma == "Tisch" and any(c.lower == "vom" for c in word.children):
        return _cues()[("adj", "vom Tisch")][0]
    lemma = infinitive(word)
    if lemma == word.lemma.lower():
        for form in (_base(word.lower), word.lower):
            if is_participle(form):
                lemma = form_infinitive(form)
    if lemma in _participles() and word.lower != lemma:
        return _participles()[lemma]
    return None


def _base(form: str) -> str:
    for ending in ("en", "er", "es", "em", "e"):
        if form.endswith(ending) and len(form) > len(ending) + 3:
            return form.removesuffix(ending)
    return form


def _near(verb: Word) -> Iterator[Word]:
    for child in verb.children:
        yield child
        yield from child.children
