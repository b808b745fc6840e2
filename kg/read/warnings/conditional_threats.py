"""Warnings and threats that no verb of speech reports: ``Bleibe die Frist ungenutzt, werde …``.

The mood tells that somebody says so; who, the sentences before in the same paragraph tell. Also
an intention with a condition (``X will keine Fähre mehr anlegen lassen, falls …``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Article, QuotationType, WarningKind
from kg.read.coreference.cast import Cast
from kg.read.grammar.conditionals import Conditional, find_conditional
from kg.read.grammar.frames import behind_introduction, framing_verb, without_frame
from kg.read.grammar.mood import is_irrealis, is_reported_mood, subject_of
from kg.read.grammar.quotation_marks import Quotation, find_quotations
from kg.read.grammar.stretches import paragraphs
from kg.read.grammar.tree import Stretch, Tree, Word
from kg.read.quotations.attribution import Attribution, Construction, SpeechAct
from kg.read.quotations.context import sentences_read
from kg.read.scoring.entry import Entry, Family
from kg.read.warnings.alarm import Alarm, WarningConstruction
from kg.read.warnings.message import Message
from kg.read.warnings.signs import find_sign
from kg.read.warnings.word_classes import WORDS

_REACH = 12
"""So many words behind a verb of speech stands who is named as speaking."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence that may hold an announcement."""

    words: Sequence[Word]
    cast: Cast
    before: Sequence[Stretch]
    """The sentences before it in its paragraph."""
    told: Mapping[int, Sequence[Attribution]]
    """The utterances of the article by the first word of their sentence."""


@dataclass(frozen=True, slots=True)
class _Issuer:
    """Who announces it: entities, none where it is nobody of the article, and who names them."""

    ids: tuple[str, ...] = ()
    word: Word | None = None


def read_conditional_threats(
    tree: Tree, cast: Cast, article: Article, known: Sequence[tuple[Attribution, Alarm | None]]
) -> Iterator[tuple[Attribution, Alarm]]:
    """Yield the announcements of harm in sentences where no warning was found yet.

    ``known`` are the utterances of the article, each with why it is a warning.
    """
    told: dict[int, list[Attribution]] = {}
    for one, _ in known:
        told.setdefault(one.sentence.start, []).append(one)
    warned = {one.sentence.start for one, alarm in known if alarm is not None and one.speakers}
    quotations = find_quotations(article.text)
    for paragraph in paragraphs(sentences_read(tree, article)):
        for at, sentence in enumerate(paragraph):
            words = [word for word in sentence if not word.is_space]
            place = _Place(words, cast, paragraph[:at], told)
            found = _announced(place) if sentence.start not in warned else None
            if found is not None:
                yield _attribution(sentence, found[0], quotations), found[1]


def _announced(place: _Place) -> tuple[_Issuer, Alarm] | None:
    said = behind_introduction(place.words)
    conditional = find_conditional(said)
    if conditional is None:
        return None
    intends = _intends(conditional.consequence)
    issuer = _denoted(place, intends) if intends else _issuer(place, conditional)
    introduced = [said] if len(said) < len(place.words) else []
    for words in (without_frame(place.words, conditional.condition), *introduced):
        message = Message(words, place.cast, issuer.ids, is_own_action=intends is not None)
        alarm = find_sign(message) if issuer.ids else None
        if alarm is not None:
            announced = replace(alarm, construction=WarningConstruction.ANNOUNCEMENT)
            threat = alarm.kind is WarningKind.THREAT
            return (issuer, announced) if threat or intends is None else None
    return None


def _intends(consequence: tuple[Word, ...]) -> Word | None:
    """Return who intends: the subject of "will" in the main clause."""
    will = next((word for word in consequence if word.lower in WORDS.intentions), None)
    subject = None if will is None else subject_of(will) or subject_of(will.head)
    return subject if subject in consequence else None


# --- who announces it --------------------------------------------------------------------------


def _issuer(place: _Place, conditional: Conditional) -> _Issuer:
    """Return who says so, if the mood tells that somebody does."""
    verbs = (word for word in conditional.consequence if word.is_verb)
    told = any(is_reported_mood(verb) or is_irrealis(verb) for verb in verbs)
    found = (find(place, conditional.condition) for find in _WAYS) if told else ()
    return next((issuer for issuer in found if issuer is not None), _Issuer())


def _by_cue(place: _Place, condition: tuple[Word, ...]) -> _Issuer | None:
    """Return who is read to speak in the sentence itself, by its cue."""
    for one in place.told.get(place.words[0].sent.start, ()):
        verb = one.verb
        if verb is None or verb in condition or not (one.has_cue_verb or one.has_source):
            continue
        opens_frame = not verb.is_sent_start and verb.previous.is_punct
        behind = one.speaker_token is None or one.speaker_token.i > verb.i or not opens_frame
        if one.speakers and behind and one.entry.name not in WORDS.citing_verbs:
            return _Issuer(one.speakers, one.speaker_token)
        if not _is_taken_up(verb):
            named = _named_behind(place, verb) if opens_frame else None
            if named is not None or one.type in (QuotationType.DIRECT, QuotationType.INDIRECT):
                return _denoted(place, named)
    return None


def _by_teller(place: _Place, condition: tuple[Word, ...]) -> _Issuer | None:
    """Return who is told to speak by any verb in the past: ``…, mahnte der Gesandte``."""
    verb = framing_verb(place.words, condition)
    if verb is None:
        return None
    for word in (subject_of(verb), verb.previous, _named_behind(place, verb)):
        issuer = _denoted(place, word)
        if not all(map(place.cast.is_place, issuer.ids)):
            return issuer
    return None if _is_taken_up(verb) else _Issuer()


def _by_sentence_before(place: _Place, _: tuple[Word, ...]) -> _Issuer | None:
    """Return who spoke last in the paragraph, or the person whom its last sentence is about."""
    for sentence in reversed(place.before):
        for one in reversed(place.told.get(sentence.start, ())):
            if one.speakers and one.type is not QuotationType.REPORTED:
                return _Issuer(one.speakers, one.speaker_token)
        subject = subject_of(sentence.root)
        people = tuple(filter(place.cast.is_person, _denoted(place, subject).ids))
        if len(people) == 1:
            return _Issuer(people, subject)
    return None


_WAYS = (_by_cue, _by_teller, _by_sentence_before)
"""The first that knows decides, also that it is nobody of the article."""


def _named_behind(place: _Place, verb: Word) -> Word | None:
    """Return the person who is named behind the verb: ``ließ der Chef, Jan Weiß, wissen``."""
    behind = verb.tree[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]
    people = (word for word in behind if word.is_nominal or word.is_pronoun)
    return next((w for w in people if any(map(place.cast.is_person, place.cast.denoted(w)))), None)


def _is_taken_up(verb: Word) -> bool:
    """Whether "er", "sie" or a bare "der Gesandte" follows the verb: who spoke before."""
    words = [w for w in verb.tree[verb.i + 1 : verb.sent.end] if not w.is_adverb][:3]
    unnamed = not any(word.is_proper_noun for word in words)
    return unnamed and any(word.lower in WORDS.taking_up for word in words[:1])


def _denoted(place: _Place, word: Word | None) -> _Issuer:
    return _Issuer() if word is None else _Issuer(place.cast.denoted(word), word)


def _attribution(
    sentence: Stretch, issuer: _Issuer, quotations: Iterable[Quotation]
) -> Attribution:
    words = [word for word in sentence if not word.is_space]
    begin, end = sentence.start_char, sentence.end_char
    return Attribution(
        sentence=sentence,
        act=SpeechAct.WARN,
        type=QuotationType.FREE,
        entry=Entry(Family.MOOD, "condition"),
        pattern=Construction.FREE,
        content=tuple(words[:-1] if words[-1].is_punct else words),
        speakers=issuer.ids,
        speaker_token=issuer.word,
        quotations=tuple(q for q in quotations if begin <= q.begin and q.end <= end),
    )
