"""Warnings and threats that no verb of speech reports: ``Bleibe die Frist ungenutzt, werde …``.

The mood tells that somebody says so; who, the sentences before in the same paragraph tell. Also
an intention with a condition (``X will keine Fähre mehr anlegen lassen, falls …``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import QuotationType, WarningKind
from kg.read.grammar.conditionals import find_conditional
from kg.read.grammar.mood import is_finite, is_irrealis, is_reported_mood, subject_of
from kg.read.grammar.negation import is_negation
from kg.read.grammar.quotation_marks import find_quotations
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.quotations.constructions import Construction
from kg.read.quotations.context import unread
from kg.read.scoring.entry import Entry, Family
from kg.read.warnings.classify import own_side
from kg.read.warnings.signs import find_alarm
from kg.read.warnings.utterance_words import teller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.quotation_marks import Quotation
    from kg.read.grammar.tree import Stretch, Tree, Word
    from kg.read.warnings.signs import Alarm

_WILL = frozenset(["will", "wollen", "wolle", "wollten"])


def read_announcements(
    tree: Tree, cast: Cast, article: Article, known: list[Attribution], warned: set[int]
) -> Iterator[tuple[Attribution, Alarm]]:
    """Yield the announcements of harm in sentences where no warning was found yet.

    ``known`` are the utterances read by their cues, ``warned`` the first tokens of the sentences
    in which one of them is a warning with an issuer.
    """
    quotations = find_quotations(article.text)
    by_sentence: dict[int, list[Attribution]] = {}
    for one in known:
        by_sentence.setdefault(one.sentence.start, []).append(one)
    before: list[Stretch] = []
    for sentence in tree.sents:
        if unread(sentence, article):
            continue
        if before and "\n" in tree.text[before[-1].end_char - 1 : sentence.start_char]:
            before = []
        if sentence.start not in warned:
            found = _announced(sentence, cast, by_sentence, before, quotations)
            if found is not None:
                yield found
        before.append(sentence)


def _announced(
    sentence: Stretch,
    cast: Cast,
    by_sentence: dict[int, list[Attribution]],
    before: list[Stretch],
    quotations: tuple[Quotation, ...],
) -> tuple[Attribution, Alarm] | None:
    words = [t for t in sentence if not t.is_space]
    said = _behind_introduction(words)
    split = find_conditional(said) or find_conditional(_without_frame(said, ()))
    if split is None:
        return None
    here = by_sentence.get(sentence.start, [])
    intends = _intends(split.consequence)
    if intends is None and not _reported(split.consequence):
        return None
    issuers: tuple[str, ...] = ()
    token: Word | None = intends
    if intends is not None:
        issuers = cast.denoted(intends)
    else:
        issuers, token = _issuer(here, words, set(split.condition), cast, before, by_sentence)
    if not issuers:
        return None
    ours = own_side(cast, issuers)
    own_action = intends is not None
    alarm = find_alarm(_without_frame(words, split.condition), own_action=own_action, ours=ours)
    if alarm is None and len(said) < len(words):
        alarm = find_alarm(said, own_action=own_action, ours=ours)
    if alarm is None or (intends is not None and not _harms(alarm)):
        return None
    return _attribution(sentence, words, issuers, token, quotations), alarm


def _behind_introduction(words: list[Word]) -> list[Word]:
    """Return what stands behind the colon of ``Er setzte eine Frist: …``."""
    at = next((i for i, t in enumerate(words) if t.text in (":", ";")), None)
    return words if at is None or at + 3 > len(words) else words[at + 1 :]


def _harms(alarm: Alarm) -> bool:
    """Whether an intention does harm: by a word of harm, or because something will be no more."""
    if alarm.kind != WarningKind.THREAT:
        return False
    return alarm.entry != "warning:condition+own" or any(is_negation(t) for t in alarm.consequence)


def _reported(consequence: tuple[Word, ...]) -> bool:
    """Whether the consequence is said by somebody: Konjunktiv, or "werde" at least once."""
    return any(t.is_verb and (is_reported_mood(t) or is_irrealis(t)) for t in consequence)


def _intends(consequence: tuple[Word, ...]) -> Word | None:
    """Return who intends: the subject of "will" in the main clause."""
    for token in consequence:
        if token.lower in _WILL:
            subject = subject_of(token) or subject_of(token.head)
            return subject if subject in consequence else None
    return None


def _issuer(
    here: list[Attribution],
    words: list[Word],
    condition: set[Word],
    cast: Cast,
    before: list[Stretch],
    by_sentence: dict[int, list[Attribution]],
) -> tuple[tuple[str, ...], Word | None]:
    """Return who says so: by a cue in the sentence, else who spoke last in the paragraph."""
    for one in here:
        verb = one.verb
        if verb is None or verb in condition or one.entry.family in (Family.QUOTATION, Family.MOOD):
            continue
        if one.speakers and not _astray(one):
            return one.speakers, one.speaker_token
        plain = _plain_behind(verb)
        found = _behind(verb, cast) if _opens_frame(verb) and not plain else None
        if found is not None:
            return cast.denoted(found), found
        if one.type in (QuotationType.DIRECT, QuotationType.INDIRECT) and not plain:
            return (), None  # somebody speaks who is nobody on stage
    told = teller(words, condition)
    if told is not None:
        for token in (subject_of(told), _ahead(told), _behind(told, cast)):
            people = () if token is None else cast.denoted(token)
            if any(not cast.is_place(e) for e in people):
                return people, token
        if not _plain_behind(told):
            return (), None
    for sentence in reversed(before):
        said = by_sentence.get(sentence.start, [])
        for one in reversed(said):
            if one.speakers and one.type != QuotationType.REPORTED:
                return one.speakers, one.speaker_token
        subject = subject_of(sentence.root)
        if subject is not None:
            beside = [c for c in subject.children if c.is_beside_name]
            denoted = [e for t in (subject, *beside) for e in cast.denoted(t)]
            people = tuple(dict.fromkeys(e for e in denoted if cast.is_person(e)))
            if len(people) == 1:
                return people, subject
    return (), None


def _without_frame(words: list[Word], condition: tuple[Word, ...]) -> list[Word]:
    """Return the words without a frame set between commas: ``…, mahnte der Gesandte, …``."""
    told = teller(words, condition)
    if told is None:
        return words
    at = words.index(told)
    if at == 0 or not (words[at - 1].is_punct or words[at - 1].is_quote):
        return words
    end = next((i for i in range(at, len(words)) if words[i].text in {",", ":"}), len(words))
    return words[:at] + words[end + 1 :]


def _astray(one: Attribution) -> bool:
    """Whether the tree took the speaker from before a frame that opens with its verb."""
    if str(one.entry) == "speech:zitieren":
        return True
    verb, speaker = one.verb, one.speaker_token
    return verb is not None and speaker is not None and speaker.i < verb.i and _opens_frame(verb)


def _opens_frame(verb: Word) -> bool:
    """Whether the verb opens the frame behind what is said: ``…“, sagte X``."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    return before is not None and (before.is_punct or before.is_quote)


def _behind(verb: Word, cast: Cast) -> Word | None:
    """Return who is named behind the verb, a person before a body: ``ließ der Chef, X, wissen``."""
    found: Word | None = None
    for token in verb.tree[verb.i + 1 : min(verb.i + 12, verb.sent.end)]:
        if (token.is_verb and is_finite(token)) or token.text == ":":
            break
        people = cast.denoted(token) if (token.is_nominal or token.is_pronoun) else ()
        if any(cast.is_person(e) for e in people):
            return token
        if people and found is None and not cast.is_place(people[0]):
            found = token
    return found


def _plain_behind(verb: Word) -> bool:
    """Whether "er", "sie" or a bare "der Gesandte" follows the verb: who spoke before."""
    words = [t for t in verb.tree[verb.i + 1 : verb.sent.end] if not t.is_adverb][:3]
    if words and words[0].is_pronoun:
        return words[0].lower in ("er", "sie")
    return (
        len(words) > 1
        and words[0].lower in ("der", "die")
        and (words[1].is_noun or words[1].is_adjective)
        and (len(words) == 2 or not (words[2].is_nominal or words[2].is_determiner))
    )


def _ahead(verb: Word) -> Word | None:
    """Return the noun or name right before the verb: ``Und Peru schickte …``."""
    before = verb.tree[verb.i - 1] if verb.i > verb.sent.start else None
    return before if before is not None and (before.is_nominal or before.is_pronoun) else None


def _attribution(
    sentence: Stretch,
    words: list[Word],
    issuers: tuple[str, ...],
    token: Word | None,
    quotations: tuple[Quotation, ...],
) -> Attribution:
    begin, end = sentence.start_char, sentence.end_char
    return Attribution(
        sentence=sentence,
        act=SpeechAct.WARN,
        type=QuotationType.FREE,
        entry=Entry(Family.MOOD, "condition"),
        pattern=Construction.FREE,
        content=tuple(t for t in words if t != words[-1] or not t.is_punct),
        speakers=issuers,
        speaker_token=token,
        quotations=tuple(q for q in quotations if begin <= q.begin and q.end <= end),
    )
