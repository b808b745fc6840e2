"""Who speaks: by the clause of the speech verb, and by the phrase that names a speaker.

The cast knows names, pronouns and offices. Here stand the ways in which only a speaker is named:
``Beamte in Seoul``, ``seine Mitarbeiter``, ``OAS-Angaben``, ``die Zeitung „Prensa“``.
"""

from __future__ import annotations

from kg.read.grammar.clauses import Clause
from kg.read.grammar.mood import holds_report
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.quotations.attribution import SpeechAct
from kg.read.quotations.context import Context
from kg.read.quotations.cues import Report
from kg.read.quotations.lexicon import Mark
from kg.read.quotations.word_classes import WORDS

_NEAR = 2
"""So many words behind its verb a speaker stands whom the tree calls something else."""
_LONGEST_TITLE = 9
"""So many words behind a voice its name may begin."""


def find_speaker(report: Report) -> Word | None:
    """Return the head of the phrase that names who speaks, named or not."""
    context, clause, marks = report.context, report.clause, report.row.marks
    subject = find_subject(report)
    if clause.is_passive:
        return subject if Mark.QUOTES in marks else _agent(context, clause)
    if Mark.QUOTES in marks and subject is not None and passes_on(context, subject):
        return next((c for c in clause.verb.children if c.is_object), subject)
    source = _place(context, clause) if Mark.PLACE in marks else None
    if source is not None or subject is None:
        return source
    if subject.lower in WORDS.nobody and not context.cast.denoted(subject):
        return _opening_place(context, clause)
    if speakers_of(context, subject):
        return subject
    return context.owners.get(subject.i, subject)


def find_subject(report: Report) -> Word | None:
    """Return the subject of the verb, also where the tree calls it something else."""
    clause, datelines = report.clause, report.context.datelines
    if (left_out := _left_out(report)) is not None:
        return left_out
    attached = (c for c in clause.candidates if c.is_subject and c.head is clause.verb)
    own = [c for c in attached if c.i not in report.context.quoted and c.i not in datelines]
    if own:
        return _best(report, own)
    if clause.verb.is_attributive_clause:
        relatives = (c for c in clause.verb.children if c.lower in GRAMMAR.relative_forms)
        pronoun = next(relatives, None)
        return None if pronoun is None else _in_relative_clause(report, pronoun)
    return clause.shared_subject or _named_beside(report)


# --- the subject -------------------------------------------------------------------------------


def _left_out(report: Report) -> Word | None:
    """Return the subject of the verb before where the clause leaves it out.

    What the tree takes for its own is the object: ``nahm das auf und drängte Minsk, …``.
    """
    verb, own = report.verb, report.clause.attached_subject
    if own is None or own.i < verb.i or not (verb.is_conjunct and report.row.has_bare_addressee):
        return None
    shown = own.is_pronoun or any(c.is_determining for c in own.children)
    return None if shown else report.clause.above.attached_subject


def _best(report: Report, own: list[Word]) -> Word:
    """Return which of the verb's subjects speaks: one who is named, behind words said if so."""
    clause = report.clause
    named = next((c for c in own if speakers_of(report.context, c)), None)
    if named is not None:
        behind = next((c for c in own if c.i > clause.finite.i), None)
        return behind if behind is not None and _follows_speech(clause, named) else named
    if report.row.act is SpeechAct.WARN or clause.finite.is_plural:
        return own[0]  # it agrees with the verb, and a name beside them is whom it is said to
    relative = clause.verb.is_attributive_clause
    if own[0].lemma.lower() in WORDS.texts_that_speak and own[0].i < clause.finite.i:
        return own[0]  # "Ein Leitartikel in der Prensa forderte Obama auf"
    found = _in_relative_clause(report, own[0]) if relative else _right_behind(report, own[0])
    return found or own[0]


def _follows_speech(clause: Clause, name: Word) -> bool:
    """Whether one comma only parts a name from the verb: ``Norwegen, sagte sie, wolle …``.

    Two would enclose an apposition of the speaker, unless a verb in the Konjunktiv is between.
    """
    between = list(name.until(clause.finite))
    return holds_report(between) or sum(w.is_comma for w in between) == 1


def _in_relative_clause(report: Report, pronoun: Word) -> Word | None:
    """Return who speaks in a relative clause whose pronoun is the object: ``den X verlangt``."""
    between = (c for c in report.clause.candidates if pronoun.i < c.i < report.verb.i)
    return next((c for c in between if speakers_of(report.context, c)), None)


def _right_behind(report: Report, taken: Word) -> Word | None:
    """Return the name right behind the verb where ``taken`` is the object: ``Das lehnte X ab``."""
    anchor, pointing = report.clause.finite.i, taken.lower in WORDS.nobody
    near = (c for c in report.clause.candidates if anchor < c.i <= anchor + _NEAR)
    bare = (c for c in near if pointing or not any(d.is_determining for d in c.children))
    return next((c for c in bare if report.context.cast.denoted(c)), None)


def _named_beside(report: Report) -> Word | None:
    """Return the named phrase nearest to the verb, whatever the tree calls it."""
    anchor = report.clause.finite.i
    named = [c for c in report.clause.candidates if report.context.cast.denoted(c)]
    undative = [c for c in named if not any(a.is_article and a.is_in_dative for a in c.children)]
    return min(undative, key=lambda c: abs(c.i - anchor), default=None)


# --- somebody else than the subject ------------------------------------------------------------


def _agent(context: Context, clause: Clause) -> Word | None:
    """Return by whom the passive says that it was said."""
    children = clause.verb.children
    agents = (p for p in children if any(c.lower in WORDS.agents for c in p.children))
    return next(agents, None) or _place(context, clause)


def _place(context: Context, clause: Clause) -> Word | None:
    """Return who speaks in ``hieß es aus dem Ministerium``, ``in einer Erklärung der Partei``."""
    cast = context.cast
    for phrase in clause.verb.children:
        if not any(c.lower in WORDS.prepositions_of_places for c in phrase.children):
            continue
        denoted, owner = cast.denoted(phrase), context.owners.get(phrase.i)
        region = any(cast.is_place(e) or cast.is_state(e) for e in denoted[:1])
        if denoted and not (region and clause.is_passive):
            return phrase
        if owner is not None or (is_voice(phrase) and speakers_of(context, phrase)):
            return owner or phrase
    return None


def _opening_place(context: Context, clause: Clause) -> Word | None:
    """Return the place that speaks in ``In Bratislava nannte man das …``: it opens the clause."""
    opening = (c for c in clause.verb.children if c.i < clause.finite.i and not c.is_verb)
    places = (p for p in opening if "in" in p.prepositions)
    return next((p for p in places if context.cast.denoted(p)), None)


# --- the phrase that names a speaker -----------------------------------------------------------


def speakers_of(context: Context, word: Word | None) -> tuple[str, ...]:
    """Return the ids of the entities that speak where ``word`` heads the speaker's phrase."""
    if word is None:
        return ()
    found = context.cast.denoted(word)
    if found:
        return _named_voice(context, word) or found
    if is_medium(word):
        return _named_medium(context, word)
    if "-" in word.text and (first := _first_of_compound(context, word)):
        return (first,)
    return _owner_of_voice(context, word) if is_voice(word) else ()


def is_voice(noun: Word) -> bool:
    """Whether a noun names people or a text that speak for somebody: ``Beamte``, ``Büro``."""
    return noun.lemma.lower() in WORDS.voices or noun.lower in WORDS.voices


def is_medium(noun: Word) -> bool:
    """Whether a noun names a paper, a station or an agency."""
    return noun.is_noun and (noun.lemma in WORDS.media or noun.lower in WORDS.media)


def passes_on(context: Context, word: Word) -> bool:
    """Whether who is named only passes words on: a paper, reporters, the public."""
    if is_medium(word) or word.lower in WORDS.reporters:
        return True
    return any("medium" in context.cast.kinds(e) for e in context.cast.denoted(word))


def _named_voice(context: Context, word: Word) -> tuple[str, ...]:
    """Return the person whose name ends the phrase: ``der Sprecher der Fraktion Max Muster``."""
    if not is_voice(word):
        return ()
    inside = set(word.subtree)
    for other in word.tree[word.i + 1 : min(word.i + _LONGEST_TITLE, word.sent.end)]:
        if other.is_punct or other not in inside:
            break
        entity = context.cast.at(other)
        if entity is not None and context.cast.is_person(entity):
            return (entity,)
    return ()


def _named_medium(context: Context, noun: Word) -> tuple[str, ...]:
    """Return the paper that is named behind its kind: ``die Zeitung „Prensa“``."""
    name = noun.next.next if noun.next.is_quote else noun.next
    return context.cast.denoted(name, conj=False) if name.i < noun.sent.end else ()


def _first_of_compound(context: Context, word: Word) -> str | None:
    """Return the entity that the first part of a compound names: ``OAS-Angaben``."""
    first = word.text.partition("-")[0]
    named = context.cast.ending_in(first)
    return named[0].id if len(named) == 1 else context.cast.state_of(word)


def _owner_of_voice(context: Context, word: Word) -> tuple[str, ...]:
    """Return whose voice it is: genitive, possessive, adjective, or a place behind in or aus."""
    for child in word.children:
        if any(p not in WORDS.prepositions_of_owners for p in child.prepositions):
            continue
        state = context.cast.state_of(child) if child.is_adjective else None
        found = (state,) if state else context.cast.denoted(child, conj=False)
        if not found and child.is_nominal:
            found = speakers_of(context, child) or _owner_of_voice(context, child)
        if found:
            return found
    return ()
