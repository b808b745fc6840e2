"""What the words around a meeting word say: its predicate, its article, whether it is a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import MeetingStatus
from kg.read.grammar.clauses import arguments, with_preposition
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.reality import reality
from kg.read.grammar.verb_forms import infinitive
from kg.read.meetings.lexicon import noun_entry, verb_entries
from kg.read.meetings.participants import is_person
from kg.read.meetings.status_cues import verb_cues

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word

REPORTERS = frozenset(
    [
        "Reporter",
        "Journalist",
        "Presse",
        "Medienvertreter",
        "Pressevertreter",
        "Korrespondent",
        "Reporterin",
        "Journalistin",
        "Berichterstatter",
    ]
)

_DEFINITE = frozenset(
    "der die das den dem des dieser diese dieses diesem diesen am im zum zur beim vom ins".split()  # noqa: SIM905
)

_FRESH = frozenset(
    [
        "weiter",
        "neu",
        "nächst",
        "erneut",
        "ander",
        "zweit",
        "dritt",
        "viert",
        "fünft",
        "sechst",
        "siebt",
        "letzt",
        "vorig",
        "abermalig",
    ]
)

_TALES = frozenset(
    "Bericht Gerücht Spekulation Meldung Angabe Frage Debatte Information Detail Einzelheit".split()  # noqa: SIM905
)
SECOND = frozenset(("nsubj", "nsubj:pass"))


def takes_part(verb: Word) -> bool:
    """Whether the verb tells that its subject takes part in something."""
    part = any(c.lower == "teil" for c in verb.children)
    return infinitive(verb) in ("teilnehmen", "beteiligen") or (part and verb.lemma == "nehmen")


def is_at_edge(noun: Word) -> bool:
    """Whether something took place "am Rande" of what the noun names."""
    return noun.head.lemma in ("Rand", "Rande")


def has_unnamed_partner(noun: Word) -> bool:
    """Whether a partner without a name stands with the noun: "mit den Entführern"."""
    heads = (noun, *(c for c in noun.children if c.is_attributive_clause))
    return any(is_person(c) for head in heads for c in with_preposition(head, ("mit",)))


def is_aim(noun: Word, predicate: Word | None) -> bool:
    """Whether a meeting is only what somebody is after: "um ein Treffen zu sichern"."""
    return (
        predicate is not None
        and noun.is_object
        and any(c.lower == "um" for c in predicate.children if c.i < noun.i)
    )


def is_fresh(word: Word) -> bool:
    """Whether an adjective tells that this is another meeting than the last: "erneut"."""
    form = word.lower
    return word.is_adjectival and any(
        form in (base, f"{base}e", f"{base}en", f"{base}er", f"{base}es", f"{base}em")
        for base in _FRESH
    )


def is_definite(noun: Word) -> bool:
    """Whether the noun takes up what is known: "das Treffen", "ihr Besuch"."""
    return any(
        (c.lower in _DEFINITE and (c.is_article or c.is_case_marker)) or c.is_possessive
        for c in noun.children
    )


def predicate_of(noun: Word) -> Word | None:
    """Return the verb or predicate that the phrase of a noun belongs to."""
    for ancestor in noun.ancestors:
        if ancestor.is_verb or any(c.is_copula for c in ancestor.children):
            return reporting(ancestor, noun) or ancestor
    return None


def reporting(verb: Word, word: Word) -> Word | None:
    """Return the verb of speech that stands between a verb it reports and a word after both.

    Example: "sagte" in "„Wir haben uns geeinigt“, sagte sie auf einer Konferenz".
    """
    head = verb.head
    between = verb.i < head.i < word.i and (verb.is_content_clause or verb.is_parataxis)
    told = verb.is_content_clause or (head.is_verb and is_speech(head))
    return head if between and told and head.is_verb else None


def is_bare_noun(token: Word) -> bool:
    """Whether a noun stands without a preposition."""
    return token.is_nominal and preposition(token) == ""


def is_topic(noun: Word, predicate: Word | None) -> bool:
    """Whether a meeting is only what is spoken of: "machte keine Angaben zu einem Gespräch"."""
    prep = preposition(noun)
    if prep in ("über", "zu", "von") and noun.head.lemma in _TALES:
        return True
    if prep not in ("zu", "über", "von", "um", "gegen") or predicate is None:
        return False
    if prep == "über" and infinitive(predicate) in ("sprechen", "reden", "berichten"):
        return True
    if not predicate.is_verb or noun.head != predicate:
        return False
    return not (any(verb_cues(predicate)) or any(verb_entries(predicate)))


def decides(predicate: Word, noun: Word) -> bool:
    """Whether the verb tells of a decision on the meeting ("sagte ab"), not of its time."""
    cue = next(iter(verb_cues(predicate)), None) if predicate.is_verb else None
    if cue is None or predicate.lemma.lower() in _CUTTING:
        return False
    if noun.head == predicate and not (noun.is_subject or noun.is_object):
        return False
    return cue.status in (MeetingStatus.CANCELLED, MeetingStatus.PLANNED, MeetingStatus.POSSIBLE)


def is_attached(noun: Word, predicate: Word) -> bool:
    """Whether the noun phrase hangs on the predicate itself."""
    return predicate in (noun.head, reporting(noun.head, noun)) or (
        noun.head.head == predicate
        and noun.head.lemma in ("Rand", "Rande", "Ende", "Runde", "Reihe", "Serie")
    )


def around(token: Word) -> list[Word]:
    """Return the words near a word in the parse: below it, above it, beside it."""
    near = [*token.children]
    for child in token.children:
        near.extend(child.children)
    if token.head != token:
        near.extend((token.head, *token.head.children))
    return near


def is_past(verb: Word) -> bool:
    """Whether the clause tells of the past without a modal."""
    real = reality(verb)
    return real.is_past and not real.is_modal


def is_plural(verb: Word, who: Word | None) -> bool:
    """Whether the subject of a verb is more than one."""
    if who is None:
        return False
    if any(c.is_conjunct for c in who.children):
        return True
    if "Plur" in who.morph.get("Number", []):
        return True
    finite = [c for c in verb.children if c.is_helper] or [verb]
    if any(f.morph.get("Number", []) for f in finite):
        return any("Plur" in f.morph.get("Number", []) for f in finite)
    return any(f.lower.endswith(("en", "ind", "ten")) for f in finite)


def is_speech(verb: Word) -> bool:
    """Whether a verb is one of speech."""
    if not _SPEECH:
        _SPEECH.update(
            r["verb"].replace("|", "").removesuffix(" sich") for r in rows("read/quotations/verbs")
        )
        _SPEECH.update(("sprechen", "berichten"))
    lemma = verb.lemma.lower()
    part = next((c.lower for c in verb.children if c.is_verb_particle), "")
    return lemma in _SPEECH or part + lemma in _SPEECH


_CUTTING = frozenset("platzen ausfallen fallen entfallen".split())  # noqa: SIM905

_SPEECH: set[str] = set()


def is_reporter(token: Word) -> bool:
    """Whether a noun is one for reporters or the press."""
    return token.lemma in REPORTERS or token.text.removesuffix("n") in REPORTERS


_REMOTE = (
    "telefon", "telefonat", "schalte", "videokonferenz", "videolink", "videogespräch", "videoanruf",
    "telefonkonferenz", "telefongespräch", "draht", "leitung", "video", "hörer", "videoschaltung",
)  # fmt: skip
_FAR = ("telefonisch", "fernmündlich", "virtuell")
_THROUGH = frozenset("an in per via über bei".split())  # noqa: SIM905


def is_remote(word: Word) -> bool:
    """Whether a talk is held from afar: "am Telefon", "in einer Videoschalte", "telefonisch"."""
    for child in (*word.children, *arguments(word)):
        if child.lower.startswith(_FAR):
            return True
        if child.lemma.lower().endswith(_REMOTE) and preposition(child) in _THROUGH:
            return True
    return False


def is_for_summit(verb: Word) -> bool:
    """Whether those who meet meet for a summit or a session: "kamen zu einem Gipfel zusammen"."""
    for child in verb.children:
        entry = noun_entry(child) if preposition(child) == "zu" else None
        if entry is not None and entry.family == "summit":
            return True
    return False


def is_visit_decided(predicate: Word | None) -> bool:
    """Whether the clause says that a journey is planned, called off or takes place."""
    return predicate is not None and (
        any(verb_cues(predicate)) or any(c.is_infinitive_clause for c in predicate.children)
    )
