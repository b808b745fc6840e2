"""Utterances without a verb: ``laut X``, ``nach Angaben der Y``, ``so Z``, ``Putins Forderung``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.model import QuotationType
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.quotations.attribution import Attribution, Construction
from kg.read.quotations.conditions import SOURCE_CONDITIONS
from kg.read.quotations.content import goes_on
from kg.read.quotations.context import Context, Sentence, trim
from kg.read.quotations.lexicon import Source, SourceKind, find_source
from kg.read.quotations.speaker import speakers_of
from kg.read.quotations.word_classes import WORDS
from kg.read.scoring.entry import Entry, Family


def read_sources(sentence: Sentence) -> Iterator[Attribution]:
    """Yield the utterances of a sentence that a phrase or noun of their own names.

    The act and addressees of what a source says are left to the words said.
    """
    for word in sentence.words:
        row = None if word.i in sentence.context.quoted else find_source(word)
        found = None if row is None else _READERS[row.kind](sentence, word, row)
        if found is not None:
            yield found


# --- laut X, nach Angaben der Y ----------------------------------------------------------------


def _by_preposition(sentence: Sentence, word: Word, row: Source) -> Attribution | None:
    """Return what the noun that a preposition marks is the source of."""
    noun = _marked_by(word)
    supposed = any(SOURCE_CONDITIONS[name](word, noun) for name in row.unless)
    if supposed or noun.is_punct or _is_source_noun(noun):
        return None  # a noun of source speaks for itself
    return _by_phrase(sentence, noun, [word], word.lower)


def _marked_by(word: Word) -> Word:
    """Return the noun that a preposition marks; one that stands behind it has it before.

    ``sind der Organisation Helfende Hand zufolge im Kongo …``: not the Kongo.
    """
    noun = word.head
    if word.lower not in WORDS.postpositions or noun.i < word.i:
        return noun
    noun = word.previous
    while noun.head.is_nominal and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _by_noun(sentence: Sentence, noun: Word, row: Source) -> Attribution | None:
    """Return what a noun of source is the source of, behind one of its prepositions."""
    cue = [c for c in noun.children if c.is_case_marker]
    if not any(c.lower in row.prepositions for c in cue):
        cue = [w for w in (noun.previous, noun.next) if w.lower in WORDS.prepositions_of_report]
    if not cue or any(SOURCE_CONDITIONS[name](cue[0], noun) for name in row.unless):
        return None
    return _by_phrase(sentence, noun, cue, f"{cue[0].lower}+{noun.lemma}")


def _is_source_noun(noun: Word) -> bool:
    row = find_source(noun)
    return row is not None and row.kind is SourceKind.NOUN


def _by_phrase(sentence: Sentence, noun: Word, cue: list[Word], name: str) -> Attribution | None:
    """Return what stands around the phrase of a source in its clause, if that holds a verb."""
    phrase = sorted({*noun.subtree, *cue}, key=lambda w: w.i)
    above = next((a for a in noun.ancestors if clause_of(a).has_predicate), sentence.main.verb)
    below = above.is_attributive_clause or above.is_adverbial_clause
    inside = set(above.subtree if below else sentence.words)
    said = trim(w for w in inside if not phrase[0].i <= w.i <= phrase[-1].i)
    if not any(w.is_verb for w in said):
        return None
    return Attribution(
        sentence=sentence.words,
        entry=Entry(Family.SOURCE, name),
        pattern=Construction.SOURCE_PHRASE,
        cue=tuple(cue),
        frame=tuple(phrase),
        content=said,
        speakers=_speakers(sentence.context, noun),
        speaker_token=noun,
    )


def _speakers(context: Context, noun: Word) -> tuple[str, ...]:
    """Return who speaks: whom the noun denotes, a name behind it, or the subject."""
    found = speakers_of(context, noun) or _named_behind(context, noun)
    if found or not any(c.is_possessive or c.lemma == "eigen" for c in noun.children):
        return found
    subject = clause_of(noun.head).subject  # "nach eigenen Angaben", "nach seinen Worten"
    return () if subject is None else context.cast.denoted(subject)


def _named_behind(context: Context, noun: Word) -> tuple[str, ...]:
    """Return the name that follows the noun, whatever the tree ties it to: ``Auffassung Roms``."""
    behind = noun.tree[noun.i + 1 : min(noun.i + 4, noun.sent.end)]
    name = next((w for w in behind if not (w.is_describing or w.lower in WORDS.of)), noun)
    return context.cast.denoted(name) if name.is_nominal and name is not noun else ()


# --- so X --------------------------------------------------------------------------------------


def _by_adverb(sentence: Sentence, so: Word, row: Source) -> Attribution | None:
    """Return what is said around "so X", set in between marks."""
    cast, phrase = sentence.context.cast, list(_set_in(sentence, so))
    nouns = [w for w in phrase if w.is_nominal or w.is_pronoun or w.is_adjective]
    if not nouns:
        return None
    before = [w for w in sentence.words if w.i < so.i]
    behind = [w for w in sentence.words if w.i > phrase[-1].i]
    said = trim(before + behind if goes_on(sentence.context, behind) else before)
    head = next((n for n in nouns if n.head not in phrase), nouns[0])
    named = (cast.denoted(w) for w in (head, *nouns))
    direct = sentence.context.is_quoted(said)
    return Attribution(
        sentence=sentence.words,
        type=QuotationType.DIRECT if direct else QuotationType.INDIRECT,
        entry=Entry(Family.SOURCE, row.word),
        pattern=Construction.SOURCE_PHRASE,
        cue=(so,),
        frame=(so, *phrase),
        content=said,
        speakers=next((ids for ids in named if ids), ()),
        speaker_token=head,
    )


def _set_in(sentence: Sentence, so: Word) -> Iterator[Word]:
    """Yield the words of a name or noun phrase behind the adverb, with appositions in commas."""
    named = so.next.is_nominal or so.next.is_determiner or so.next.is_pronoun
    set_in = named and so.previous.is_punct and so.i > sentence.words.start
    for word in so.tree[so.i + 1 : sentence.words.end] if set_in else ():
        ends = word.is_comma and not word.next.is_beside_name
        if ends or word.text in WORDS.marks_behind_a_source:
            return
        yield word


# --- Putins Forderung --------------------------------------------------------------------------


def _by_utterance(sentence: Sentence, noun: Word, row: Source) -> Attribution | None:
    """Return the utterance that a noun names with its speaker: ``Putins Forderung nach …``."""
    supposed = any(c.lower in GRAMMAR.suppositions for a in noun.ancestors for c in a.children)
    named = (c for c in noun.children if _has_uttered(sentence.context, c))
    speaker = None if supposed else next(named, None)
    if speaker is None:
        return None
    return Attribution(
        sentence=sentence.words,
        act=row.act,
        type=QuotationType.REPORTED,
        entry=Entry(Family.SOURCE, row.word),
        pattern=Construction.SOURCE_PHRASE,
        content=trim(set(noun.subtree) - set(speaker.subtree)),
        speakers=sentence.context.cast.denoted(speaker),
        speaker_token=speaker,
    )


def _has_uttered(context: Context, phrase: Word) -> bool:
    """Whether a phrase is a genitive, or stands behind von or aus, and denotes somebody."""
    marked = all(p in WORDS.prepositions_of_speakers for p in phrase.prepositions)
    return phrase.is_attribute and marked and bool(context.cast.denoted(phrase))


_READERS: Mapping[SourceKind, Callable[[Sentence, Word, Source], Attribution | None]] = {
    SourceKind.PREPOSITION: _by_preposition,
    SourceKind.NOUN: _by_noun,
    SourceKind.ADVERB: _by_adverb,
    SourceKind.UTTERANCE: _by_utterance,
}
