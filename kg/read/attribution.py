"""Who is made to say what: cue, speaker, addressee and content of reported speech.

The reading goes sentence by sentence: verbs of the speech lexicon, prepositions that name a source
("laut", "nach Angaben"), "so X", quotations that no verb introduces, and sentences in the
Konjunktiv that carry a report on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg.lang.lexicon import rows
from kg.read.clauses import (
    CLAUSAL,
    clause_tokens,
    finite,
    is_clause,
    is_finite,
    is_irrealis,
    is_passive,
    is_reported_mood,
    is_verb,
    shared_subject,
    subject_of,
)
from kg.read.cues import Cue, find_cues
from kg.read.quotemarks import Quotation, find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

    from kg.model import Article, QuotationType
    from kg.read.cast import Cast

_NOT_CONTENT_MARKS = frozenset(
    [
        "weil",
        "als",
        "nachdem",
        "wenn",
        "während",
        "um",
        "obwohl",
        "da",
        "bevor",
        "indem",
        "sobald",
        "seit",
        "falls",
        "sofern",
        "ohne",
        "statt",
        "bis",
        "damit",
        "nachdem",
        "obgleich",
        "wobei",
    ]
)
_HYPOTHETICAL_MARKS = frozenset({"wenn", "falls", "sofern", "ob", "ohne", "statt", "anstatt"})
_NAMED_THINGS = frozenset(
    [
        "Zeitung",
        "Magazin",
        "Sender",
        "Zeitschrift",
        "Blatt",
        "Film",
        "Buch",
        "Roman",
        "Lied",
        "Schiff",
        "Frachter",
        "Agentur",
        "Roman",
        "Serie",
        "Album",
        "Stück",
        "Oper",
        "Projekt",
        "Operation",
        "Programm",
        "Mission",
        "Kampagne",
        "Aktion",
        "Partei",
        "Bewegung",
        "Organisation",
        "Bündnis",
        "Gruppe",
        "Motto",
        "Titel",
        "Name",
        "Nachrichtenagentur",
        "Nachrichtenmagazin",
    ]
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reported utterance in terms of tokens."""

    sentence: DocSpan
    act: str
    type: QuotationType
    entry: str
    cue: tuple[Token, ...] = ()
    frame: tuple[Token, ...] = ()
    content: tuple[Token, ...] = ()
    speakers: tuple[str, ...] = ()
    """Entity ids; empty if the speaker is nobody on stage."""
    speaker_token: Token | None = None
    addressees: tuple[str, ...] = ()
    addressee_tokens: tuple[Token, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    verb: Token | None = None
    confidence: float = 0.8


@dataclass(slots=True)
class _Page:
    """What the reading of one article looks at."""

    doc: Doc
    cast: Cast
    article: Article
    quotations: tuple[Quotation, ...]
    quoted: dict[int, int] = field(default_factory=dict)
    """Token index to the number of the quotation it stands in."""
    papers: dict[str, tuple[int, Token]] = field(default_factory=dict)
    """Kind of paper to where it was last said whose it is, and by which word."""


def read_attributions(doc: Doc, cast: Cast, article: Article) -> list[Attribution]:
    """Return the reported utterances of an article in text order."""
    page = _Page(doc, cast, article, find_quotations(article.text))
    for number, quotation in enumerate(page.quotations):
        span = doc.char_span(quotation.begin, quotation.end, alignment_mode="expand")
        for token in span or ():
            page.quoted[token.i] = number
    found: list[Attribution] = []
    previous: Attribution | None = None
    for sentence in doc.sents:
        if _unread(sentence, article):
            continue
        here = list(_in_sentence(page, sentence))
        if not here:
            carried = _carried_on(page, sentence, previous)
            here = [carried] if carried else []
        found.extend(here)
        if here:
            previous = here[-1]
        elif previous is not None and not _same_paragraph(doc, previous.sentence, sentence):
            previous = None
        elif not here and previous is not None and sentence.start - previous.sentence.end > 0:
            previous = None if not _quoted_sentence(page, sentence) else previous
    return _look_ahead(page, found)


def _unread(sentence: DocSpan, article: Article) -> bool:
    begin, end = sentence.start_char, sentence.end_char
    if article.title_span and begin < article.title_span[1]:
        return True
    return any(begin < e and end > b for b, e in article.skipped)


def _same_paragraph(doc: Doc, one: DocSpan, two: DocSpan) -> bool:
    return "\n" not in doc.text[one.end_char : two.start_char]


def _in_sentence(page: _Page, sentence: DocSpan) -> Iterator[Attribution]:
    taken: list[Attribution] = []
    for token in sentence:
        if token.pos_ == "NOUN" and _is_document(token):
            _owner(page, token)
    for cue in find_cues(sentence):
        if cue.verb.i in page.quoted and not _short_quotation(page, cue.verb):
            continue
        found = _from_cue(page, sentence, cue)
        if found is not None:
            taken.append(found)
    taken.extend(_from_sources(page, sentence))
    taken = _without_messengers(taken)
    speaking = {e for a in taken for e in a.speakers}
    for found in _from_act_nouns(page, sentence):
        if not speaking & set(found.speakers):
            taken.append(found)
    if not taken:
        bare = _bare_quotation(page, sentence)
        if bare is not None:
            taken.append(bare)
    yield from taken


_MEDIA = frozenset(
    [
        "Zeitung",
        "Tageszeitung",
        "Sender",
        "Agentur",
        "Nachrichtenagentur",
        "Blatt",
        "Magazin",
        "Nachrichtenmagazin",
        "Medium",
        "Staatsmedium",
        "Rundfunk",
        "Fernsehen",
        "Fernsehsender",
        "Zeitschrift",
        "Medienbericht",
        "Zeitungsbericht",
    ]
)


def _without_messengers(taken: list[Attribution]) -> list[Attribution]:
    """Drop a paper or agency that only passes on what another says in the same sentence."""
    others = [a for a in taken if a.speakers and not a.entry.startswith("source:")]
    if not others:
        return taken
    return [a for a in taken if a in others or not _is_messenger(a)]


def _is_messenger(one: Attribution) -> bool:
    token = one.speaker_token
    if token is None or not one.entry.startswith("source:"):
        return False
    near = [token, *token.children, *([token.head] if token.head != token else [])]
    return any(t.lemma_ in _MEDIA or t.lemma_.endswith("agentur") for t in near)


def _short_quotation(page: _Page, token: Token) -> bool:
    quotation = page.quotations[page.quoted[token.i]]
    return quotation.end - quotation.begin < 12


# --- verbs -------------------------------------------------------------------------------------


def _from_cue(page: _Page, sentence: DocSpan, cue: Cue) -> Attribution | None:
    verb, row = cue.verb, cue.row
    act = _negated_act(cue, row.act)
    if _hypothetical(verb) or act == "none":
        return None
    frame = [t for t in clause_tokens(verb) if t.sent == sentence.root.sent]
    frame = [t for t in frame if sentence.start <= t.i < sentence.end]
    content, kind = _content(page, sentence, cue, frame)
    if not content:
        return None
    speaker, addressed = _speaker(page, cue)
    if kind == "reported" and (_no_utterance(cue) or not _denoted(page.cast, speaker)):
        return None
    addressees = list(addressed) + list(_addressee_tokens(cue))
    speakers = _denoted(page.cast, speaker)
    if kind == "reported":
        frame_out: tuple[Token, ...] = ()
        cue_out: tuple[Token, ...] = ()
    else:
        inside = {t.i for t in content}
        frame_out = tuple(t for t in frame if t.i not in inside)
        cue_out = _with_auxiliaries(cue)
    quotations = _quotations_of(page, content)
    return Attribution(
        sentence=sentence,
        act=act,
        type=kind,
        entry=row.entry,
        cue=cue_out or (),
        frame=frame_out,
        content=tuple(content),
        speakers=speakers,
        speaker_token=speaker,
        addressees=_unique(e for t in addressees for e in page.cast.denoted(t)),
        addressee_tokens=tuple(addressees),
        quotations=quotations,
        verb=verb,
        confidence=0.9 if kind in ("direct", "indirect") else 0.75,
    )


_CASUALTIES = ("tote", "toter", "opfer", "leben", "verletzte", "verletzter", "tribut")
_SENTENCES = ("haft", "strafe", "tod", "jahr", "gefängnis", "buße", "monat")


def _no_utterance(cue: Cue) -> bool:
    """Whether the verb means something else here: casualties claimed, a court's sentence."""
    for child in cue.verb.children:
        low = child.lemma_.lower()
        if cue.row.lemma == "fordern" and child.dep_ == "obj" and low.endswith(_CASUALTIES):
            return True
        if (
            cue.row.lemma == "verurteilen"
            and child.dep_ in ("obl", "nmod")
            and low.endswith(_SENTENCES)
        ):
            return True
        if cue.row.lemma == "erwarten" and child.dep_ == "obj" and child.pos_ == "PROPN":
            return True
        if cue.row.lemma == "bestätigen" and child.lower_ == "sich":
            return True
    return False


def _with_auxiliaries(cue: Cue) -> tuple[Token, ...]:
    extra = [c for c in cue.verb.children if c.dep_ in ("aux", "aux:pass")]
    return tuple(sorted({*cue.tokens, *extra}, key=lambda t: t.i))


def _hypothetical(verb: Token) -> bool:
    """Whether the utterance is only supposed: conditional, infinitive of purpose, "soll sagen"."""
    if any(c.dep_ == "mark" and c.lower_ in _HYPOTHETICAL_MARKS for c in verb.children):
        return True
    if verb.pos_ not in ("VERB", "AUX"):
        return True
    if not is_finite(verb):
        zu = any(c.lower_ == "zu" and c.i == verb.i - 1 for c in verb.children)
        if zu or (
            verb.dep_ == "xcomp" and "zu" in verb.lower_ and not verb.lower_.startswith("zu")
        ):
            return True
        helper = finite(verb)
        if helper.lemma_ in ("sollen", "können", "dürfen", "müssen") and helper != verb:
            return not is_reported_mood(helper) and helper.lower_ not in ("musste", "mussten")
        if helper == verb and verb.dep_ not in ("conj", "acl") and not _participle(verb):
            return verb.lemma_ == verb.text
    return False


def _participle(verb: Token) -> bool:
    return (
        "Part" in verb.morph.get("VerbForm", [])
        or verb.lower_.startswith("ge")
        or verb.tag_ == "VVPP"
    )


def _negated_act(cue: Cue, act: str) -> str:
    negated = any(
        t.lower_ in ("nicht", "nichts", "kein", "keine", "keinen", "nie", "niemals", "keinerlei")
        and (t.head is cue.verb or t.head.head is cue.verb)
        for t in clause_tokens(cue.verb)
    )
    if not negated:
        return act
    if act == "warn":
        return "none"
    if act == "say" and cue.row.entry != "speech:aussprechen":
        refuses = finite(cue.verb).lemma_ in ("wollen", "mögen", "möchten")
        return "deny" if refuses else "none"
    if act == "deny":
        return "deny" if "nicht" in {w for a in cue.row.beside for w in a} else "say"
    return "deny" if act in ("say", "promise", "praise", "demand") else "say"


def _content(
    page: _Page, sentence: DocSpan, cue: Cue, frame: list[Token]
) -> tuple[list[Token], QuotationType]:
    """Return the tokens of what is said, and how it is reported; empty if nothing is."""
    verb, wants = cue.verb, cue.row.content
    clauses = [c for c in verb.children if _is_content_clause(page, c)]
    for noun in (c for c in verb.children if c.dep_ in ("obl", "obj", "nsubj", "advmod")):
        if noun.lower_.startswith(("da", "dar")) and noun.pos_ in ("ADV", "PRON"):
            clauses.extend(c for c in noun.children if _is_content_clause(page, c))
    tokens = {t for c in clauses for t in c.subtree if sentence.start <= t.i < sentence.end}
    members = set(frame)
    if not tokens and "c" in wants and _is_inserted(verb, frame, sentence):
        tokens = _around(page, sentence, frame)
        if tokens and not any(t.i in page.quoted for t in tokens) and not _sayable(tokens):
            tokens = set()
    if not tokens and (wants & {"c", "as", "n", "o"}):
        tokens = _after_colon(sentence, frame)
        members -= tokens
    quoted = {t for t in sentence if t.i in page.quoted and _is_speech(page, t)}
    if tokens:
        tokens |= {t for t in quoted if t.i in _neighbourhood(tokens)}
        direct = _all_quoted(page, tokens)
        kind: QuotationType = "direct" if direct else "indirect"
        return _trim(tokens), kind
    near = {t for t in quoted if t in members or t.i in _clause_range(frame, sentence)}
    if near and wants & {"c", "q", "as", "o", "n", "pred"} | {w for w in wants if w[:2] == "p:"}:
        return _trim(near), "direct"
    if _reported(cue):
        return _trim(set(frame)), "reported"
    pointer = _pronoun_object(verb) if "c" in wants else None
    if pointer is not None and len(frame) < 25:
        before = _sentence_before(page, sentence)
        if before is not None:
            return _trim({*before, pointer}), "indirect"
    return [], "indirect"


def _is_content_clause(page: _Page, clause: Token) -> bool:
    if clause.dep_ not in CLAUSAL | {"acl", "obj"} or not (
        is_clause(clause) or clause.dep_ == "ccomp"
    ):
        return False
    marks = [c.lower_ for c in clause.children if c.dep_ == "mark"]
    if any(m in _NOT_CONTENT_MARKS for m in marks):
        return False
    if clause.dep_ in ("ccomp", "xcomp"):
        return True
    if "dass" in marks or "daß" in marks or clause.i in page.quoted:
        return clause.dep_ != "acl" or "dass" in marks
    if clause.dep_ in ("acl", "obj"):
        return False
    if clause.dep_ == "csubj":
        return bool(marks)
    return is_reported_mood(finite(clause))


def _is_inserted(verb: Token, frame: list[Token], sentence: DocSpan) -> bool:
    """Whether the frame is set into or after the speech: ``„…“, sagte X``; ``wie X sagte``."""
    words = [t for t in frame if not t.is_punct and not t.is_space]
    if not words:
        return False
    first = words[0]
    before = verb.doc[first.i - 1] if first.i > sentence.start else None
    if any(c.lower_ == "wie" for c in verb.children if c.i < verb.i):
        return True
    if before is None:
        return False
    starts_with_verb = first == verb or (first in verb.children and first.dep_.startswith("aux"))
    return starts_with_verb and (before.is_punct or before.is_quote)


def _around(page: _Page, sentence: DocSpan, frame: list[Token]) -> set[Token]:
    low, high = min(t.i for t in frame), max(t.i for t in frame)
    before = {t for t in sentence if t.i < low}
    after = {t for t in sentence if t.i > high}
    if before and not any(not t.is_punct for t in before):
        before = set()
    rest = {t for t in after if not t.is_punct}
    joined = before | after if before and rest and _goes_on_after(page, sentence, high) else before
    return joined or (after if rest else set())


def _goes_on_after(page: _Page, sentence: DocSpan, high: int) -> bool:
    """Whether the speech is taken up again behind an inserted frame."""
    for token in sentence:
        if token.i > high:
            if token.is_punct:
                continue
            return token.i in page.quoted or (
                token.pos_ not in ("CCONJ", "SCONJ") and token.lower_ not in ("der", "die", "das")
            )
    return False


def _after_colon(sentence: DocSpan, frame: list[Token]) -> set[Token]:
    if not frame:
        return set()
    low = min(t.i for t in frame)
    for token in sentence:
        inside = token.text == ":" and low < token.i < sentence.end - 1
        if inside and any(t.i < token.i for t in frame if is_verb(t)):
            return {t for t in sentence if t.i > token.i}
    return set()


def _sayable(tokens: Iterable[Token]) -> bool:
    """Whether the words hold a clause: an utterance without a verb is none."""
    return any(is_verb(t) for t in tokens)


def _neighbourhood(tokens: Iterable[Token]) -> range:
    places = [t.i for t in tokens]
    return range(min(places) - 1, max(places) + 2)


def _clause_range(frame: list[Token], sentence: DocSpan) -> range:
    places = [t.i for t in frame]
    return range(max(min(places) - 1, sentence.start), min(max(places) + 2, sentence.end))


def _all_quoted(page: _Page, tokens: Iterable[Token]) -> bool:
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    return bool(words) and all(t.i in page.quoted for t in words)


def _trim(tokens: set[Token]) -> list[Token]:
    """Return the tokens in order without commas, colons and full stops at the edges."""
    ordered = sorted(tokens, key=lambda t: t.i)
    while ordered and ordered[0].text in {",", ":", ";", "-", "–"}:
        ordered.pop(0)
    while ordered and ordered[-1].text in {",", ":", ";", "-", "–", "."}:
        ordered.pop()
    return [t for t in ordered if not t.is_space]


def _is_speech(page: _Page, token: Token) -> bool:
    """Whether the quotation around ``token`` is speech, not the name of a paper or a ship."""
    quotation = page.quotations[page.quoted[token.i]]
    span = page.doc.char_span(*quotation.inner, alignment_mode="contract")
    if span is None or not len(span):
        return False
    before = page.doc[span.start - 2] if span.start >= 2 else None
    names = all(
        t.pos_ in ("PROPN", "DET", "ADP", "X") or t.ent_type_ for t in span if not t.is_punct
    )
    if names and len(span) <= 5:
        return False
    if before is not None and before.lemma_ in _NAMED_THINGS and len(span) <= 5:
        return False
    return not (before is not None and before.lower_ in ("sogenannte", "sogenannten", "genannte"))


def _reported(cue: Cue) -> bool:
    """Whether the clause of the cue itself tells what was said, as ``content`` of its row asks."""
    verb, wants = cue.verb, cue.row.content
    if "n" in wants:
        return True
    for child in verb.children:
        if "o" in wants and child.dep_ in ("obj", "nsubj:pass") and _content_noun(child):
            return True
        if (
            "pred" in wants
            and child.dep_ in ("xcomp", "advmod", "obl", "obj")
            and child.pos_
            in (
                "ADJ",
                "ADV",
            )
            and child.i != verb.i
            and child.lower_ not in _EMPTY_ADVERBS
        ):
            return True
        if "as" in wants and any(c.lower_ == "als" for c in child.children):
            return True
        if child.dep_ in ("obl", "obj", "obl:arg", "nmod", "advmod"):
            cases = {c.lower_ for c in child.children if c.dep_ == "case"} | {
                c.lemma_ for c in child.children if c.dep_ == "case"
            }
            if any(f"p:{c}" in wants for c in cases) or f"p:{_da_word(child)}" in wants:
                return True
    return False


_EMPTY_ADVERBS = frozenset(
    [
        "nicht",
        "auch",
        "nur",
        "noch",
        "schon",
        "heute",
        "gestern",
        "am",
        "sich",
        "so",
        "hier",
        "dort",
        "dann",
        "weiter",
        "weiterhin",
        "erneut",
    ]
)


def _da_word(token: Token) -> str:
    """Return the preposition of a pronominal adverb: ``dafür`` → ``für``."""
    form = str(token.lower_)
    for prefix in ("dar", "da", "hier"):
        if form.startswith(prefix) and token.pos_ in ("ADV", "PRON", "ADP"):
            return form.removeprefix(prefix)
    return ""


def _content_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X") and token.lower_ not in (
        "sich",
        "es",
    )


def _sentence_before(page: _Page, sentence: DocSpan) -> DocSpan | None:
    """Return the sentence before in the same paragraph: what ``Das bestätigte X`` points to."""
    if sentence.start == 0:
        return None
    before: DocSpan = page.doc[sentence.start - 1].sent
    if "\n" in page.doc.text[before.end_char - 1 : sentence.start_char] or _unread(
        before, page.article
    ):
        return None
    return before


def _pronoun_object(verb: Token) -> Token | None:
    """Return a pronoun object that stands for the words before: ``Das bestätigte X``."""
    for child in verb.children:
        if child.dep_ in ("obj", "nsubj:pass") and child.lower_ in ("das", "dies", "dieses"):
            return child
    return None


def _speaker(page: _Page, cue: Cue) -> tuple[Token | None, tuple[Token, ...]]:
    """Return the token that heads the speaker, and what the passive makes an addressee."""
    verb = cue.verb
    subject = shared_subject(verb)
    if is_passive(verb):
        agent = next(
            (
                c
                for c in verb.children
                if c.dep_ in ("obl", "obl:agent", "obl:arg")
                and any(k.lower_ in ("von", "vom", "durch", "seitens") for k in c.children)
            ),
            None,
        )
        if cue.row.lemma == "zitieren":
            return subject, ()
        return agent, (subject,) if subject is not None and "acc" in cue.row.addressee else ()
    if cue.row.lemma in ("heißen", "verlauten") or (subject is None or subject.lower_ == "es"):
        source = _place_source(page, verb, anonymous=cue.row.lemma in ("heißen", "verlauten"))
        if source is not None:
            return source, ()
    if (
        subject is not None
        and subject.lower_ in ("es", "man", "das", "dies")
        and not page.cast.denoted(subject)
    ):
        return None, ()
    if subject is not None and not page.cast.denoted(subject):
        owner = _owner(page, subject)
        if owner is not None:
            return owner, ()
    return subject, ()


def _place_source(page: _Page, verb: Token, *, anonymous: bool) -> Token | None:
    """Return who speaks in ``hieß es aus dem Ministerium``, ``in einer Erklärung der Partei``."""
    if not anonymous and subject_of(verb) is None:
        return None
    for child in verb.children:
        if child.dep_ in ("obl", "obl:arg", "nmod", "advmod") and any(
            c.lower_ in ("aus", "in", "im", "bei", "beim", "vonseiten", "seitens", "von", "vom")
            for c in child.children
        ):
            if page.cast.denoted(child):
                return child
            owner = _owner(page, child)
            if owner is not None:
                return owner
    return None


def _owner(page: _Page, noun: Token) -> Token | None:
    """Return whose paper, office or word a noun is: genitive, von-phrase or possessive."""
    if not _is_document(noun):
        return None
    for child in noun.children:
        if child.dep_ in ("nmod", "det:poss", "appos", "det") and page.cast.denoted(child):
            page.papers[_paper(noun)] = (noun.i, child)
            return child
    known = page.papers.get(_paper(noun))
    return known[1] if known is not None and known[0] < noun.i and _is_definite(noun) else None


def _paper(noun: Token) -> str:
    """Return the kind of paper a noun names: ``UN-Resolution`` → ``resolution``."""
    low = noun.lemma_.lower()
    return next((d for d in _DOCUMENTS if low.endswith(d)), low)


def _is_definite(noun: Token) -> bool:
    if any(c.dep_ == "case" and c.lower_ in ("im", "beim", "zum", "vom") for c in noun.children):
        return True
    return any(
        c.dep_ == "det" and c.lemma_ in ("der", "dieser", "d", "die", "das") for c in noun.children
    )


_DOCUMENTS = [
    "erklärung",
    "mitteilung",
    "bericht",
    "brief",
    "papier",
    "schreiben",
    "kommuniqué",
    "communiqué",
    "stellungnahme",
    "resolution",
    "entwurf",
    "gutachten",
    "studie",
    "dokument",
    "note",
    "depesche",
    "beitrag",
    "interview",
    "rede",
    "bilanz",
    "botschaft",
    "tweet",
    "post",
    "antwort",
    "begründung",
    "umfeld",
    "kreis",
    "sprecher",
    "büro",
    "ansprache",
    "telegramm",
    "verlautbarung",
    "analyse",
    "beschluss",
    "umgebung",
    "delegation",
]


def _is_document(noun: Token) -> bool:
    return noun.lemma_.lower().endswith(tuple(_DOCUMENTS)) or noun.lower_.endswith(
        tuple(d + "s" for d in _DOCUMENTS)
    )


def _addressee_tokens(cue: Cue) -> Iterator[Token]:
    for marking in cue.row.addressee:
        for child in cue.verb.children:
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            if marking == "acc" and child.dep_ == "obj" and child.lower_ != "sich":
                yield child
            elif (
                marking == "dat" and child.dep_ in ("obl:arg", "iobj") and not cases - {"gegenüber"}
            ):
                if child.lower_ != "sich":
                    yield child
            elif marking not in ("acc", "dat"):
                word = marking.removeprefix("p:")
                if word in cases or (word == "an" and "ans" in cases):
                    yield child
    for child in cue.verb.children:
        if any(c.lower_ == "gegenüber" for c in child.children):
            yield child


def _denoted(cast: Cast, token: Token | None) -> tuple[str, ...]:
    return () if token is None else tuple(cast.denoted(token))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _quotations_of(page: _Page, content: Iterable[Token]) -> tuple[Quotation, ...]:
    numbers = sorted({page.quoted[t.i] for t in content if t.i in page.quoted})
    return tuple(page.quotations[n] for n in numbers)


# --- sources -----------------------------------------------------------------------------------


@cache
def _source_words() -> dict[str, tuple[str, str]]:
    return {row["form"]: (row["kind"], row["act"]) for row in rows("speech_sources")}


_SOURCE_CASES = frozenset({"nach", "laut", "gemäß", "zufolge", "aus"})


def _source_noun(noun: Token) -> bool:
    """Whether a noun names a source: ``Angaben``, ``Zeugenaussagen``."""
    words = _source_words()
    if words.get(noun.lemma_, ("", ""))[0] == "noun":
        return True
    low = noun.lemma_.lower()
    return any(
        kind == "noun" and len(form) > 5 and low.endswith(form.lower())
        for form, (kind, _) in words.items()
    )


def _from_sources(page: _Page, sentence: DocSpan) -> Iterator[Attribution]:
    for token in sentence:
        if token.i in page.quoted:
            continue
        found: Attribution | None = None
        word = token.lower_
        if word in ("laut", "zufolge", "gemäß") and token.pos_ in ("ADP", "ADV", "ADJ", "NOUN"):
            if word == "laut" and token.pos_ in ("ADJ", "ADV") and token.dep_ != "case":
                continue
            found = _from_preposition(page, sentence, token)
        elif word == "so" and _is_so_frame(page, token, sentence):
            found = _from_so(page, sentence, token)
        elif token.pos_ == "NOUN" and _source_noun(token):
            found = _from_source_noun(page, sentence, token)
        if found is not None:
            yield found


def _from_preposition(page: _Page, sentence: DocSpan, word: Token) -> Attribution | None:
    noun = word.head if word.dep_ == "case" else None
    if noun is None:
        near = word.i - 1 if word.lower_ == "zufolge" else word.i + 1
        noun = page.doc[near] if sentence.start <= near < sentence.end else None
    if noun is None or noun.is_punct:
        return None
    if _source_noun(noun):
        return None  # the noun speaks for itself, below
    return _source(page, sentence, noun, (word,), f"source:{word.lower_}")


def _from_source_noun(page: _Page, sentence: DocSpan, noun: Token) -> Attribution | None:
    cases = [c for c in noun.children if c.dep_ == "case"]
    if not any(c.lower_ in _SOURCE_CASES for c in cases):
        before = page.doc[noun.i - 1] if noun.i > sentence.start else None
        after = page.doc[noun.i + 1] if noun.i + 1 < sentence.end else None
        cases = [
            t
            for t in (before, after)
            if t is not None and t.lower_ in ("nach", "laut", "zufolge", "gemäß")
        ]
        if not cases:
            return None
    if (
        noun.lemma_ in ("Bericht", "Urteil", "Erklärung", "Wort", "Information")
        and cases[0].lower_ == "aus"
    ):
        return None
    after_it = cases[0].lower_ == "nach" and noun.dep_ == "nmod"
    if after_it and noun.lemma_ in ("Bericht", "Mitteilung", "Meldung"):
        return None
    return _source(page, sentence, noun, tuple(cases), f"source:{cases[0].lower_}+{noun.lemma_}")


def _source(
    page: _Page, sentence: DocSpan, noun: Token, cue: tuple[Token, ...], entry: str
) -> Attribution | None:
    speaker: Token = noun
    speakers = page.cast.denoted(noun)
    if not speakers:
        for child in noun.children:
            if (
                child.dep_ in ("nmod", "det:poss", "det", "amod", "appos", "flat")
                or child.pos_ == "ADJ"
            ):
                speakers = page.cast.denoted(child)
                if speakers:
                    break
    if not speakers and any(c.lemma_ == "eigen" for c in noun.children):
        subject = next((t for t in sentence if t.dep_ == "nsubj" and page.cast.denoted(t)), None)
        if subject is not None:
            speakers = page.cast.denoted(subject)
    phrase = {t for t in noun.subtree if t.dep_ not in CLAUSAL} | set(cue)
    low, high = min(t.i for t in phrase), max(t.i for t in phrase)
    rest = {t for t in sentence if not low <= t.i <= high}
    rest = _own_clause(rest, noun)
    if not _sayable(rest):
        return None
    return Attribution(
        sentence=sentence,
        act="say",
        type="indirect",
        entry=entry,
        cue=cue,
        frame=tuple(sorted(phrase, key=lambda t: t.i)),
        content=tuple(_trim(rest)),
        speakers=tuple(speakers),
        speaker_token=speaker,
        quotations=_quotations_of(page, rest),
        confidence=0.85,
    )


def _own_clause(rest: set[Token], noun: Token) -> set[Token]:
    """Keep the clause that the source phrase belongs to, not the sentence around it."""
    verb = noun.head
    steps = 0
    while not is_clause(verb) and verb.head != verb and steps < 6:
        verb = verb.head
        steps += 1
    if verb.dep_ in ("acl", "advcl"):
        inside = set(verb.subtree)
        return rest & inside
    return rest


def _from_act_nouns(page: _Page, sentence: DocSpan) -> Iterator[Attribution]:
    """Yield utterances that a noun names with its speaker: ``Putins Forderung nach …``."""
    words = _source_words()
    for noun in sentence:
        kind, act = words.get(noun.lemma_, ("", ""))
        if kind != "act" or noun.pos_ != "NOUN" or noun.i in page.quoted:
            continue
        for child in noun.children:
            cases = {c.lower_ for c in child.children if c.dep_ == "case"}
            if child.dep_ != "nmod" or cases - {"von", "aus", "vom"}:
                continue
            speakers = page.cast.denoted(child)
            if not speakers:
                continue
            content = [t for t in noun.subtree if t != child and child not in list(t.ancestors)]
            yield Attribution(
                sentence=sentence,
                act=act,
                type="reported",
                entry=f"source:{noun.lemma_}",
                content=tuple(_trim(set(content))),
                speakers=tuple(speakers),
                speaker_token=child,
                quotations=_quotations_of(page, content),
                confidence=0.55,
            )
            break


def _is_so_frame(page: _Page, token: Token, sentence: DocSpan) -> bool:
    if token.i + 1 >= sentence.end:
        return False
    after = page.doc[token.i + 1]
    if after.pos_ not in ("DET", "PROPN", "NOUN", "ADJ", "PRON") or is_verb(after):
        return False
    if after.pos_ == "ADJ" and not after.text[0].isupper():
        return False
    before = page.doc[token.i - 1] if token.i > sentence.start else None
    return before is not None and (before.is_punct or before.is_quote) and before.text != "("


def _from_so(page: _Page, sentence: DocSpan, so: Token) -> Attribution | None:
    phrase: list[Token] = []
    depth_end = sentence.end
    for i in range(so.i + 1, depth_end):
        token = page.doc[i]
        if token.text in (".", ":", ";", "–", "(") or token.is_quote or is_verb(token):
            break
        if token.text == "," and not (phrase and _apposition_follows(page, i, sentence)):
            break
        phrase.append(token)
    nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")]
    if not nouns:
        return None
    members = set(phrase)
    heads = [t for t in nouns if t.head not in members]
    head = (heads or nouns)[0]
    speakers = next((s for t in [head, *nouns] if (s := page.cast.denoted(t))), ())
    rest = {t for t in sentence if t not in members and t != so}
    high = max(t.i for t in phrase)
    if not _goes_on_after(page, sentence, high):
        rest = {t for t in rest if t.i < so.i}
    if not any(not t.is_punct for t in rest):
        return None
    content = _trim(rest)
    return Attribution(
        sentence=sentence,
        act="say",
        type="direct" if _all_quoted(page, content) else "indirect",
        entry="source:so",
        cue=(so,),
        frame=(so, *phrase),
        content=tuple(content),
        speakers=tuple(speakers),
        speaker_token=head,
        quotations=_quotations_of(page, content),
        confidence=0.9,
    )


def _apposition_follows(page: _Page, comma: int, sentence: DocSpan) -> bool:
    after = page.doc[comma + 1] if comma + 1 < sentence.end else None
    return after is not None and after.dep_ in ("appos", "flat")


# --- speech without a cue ----------------------------------------------------------------------


def _bare_quotation(page: _Page, sentence: DocSpan) -> Attribution | None:
    """Return a quotation whose clause has a speaker as its subject but no verb of the lexicon."""
    if _conditional_first(sentence):
        return None
    numbers = sorted({page.quoted[t.i] for t in sentence if t.i in page.quoted})
    for number in numbers:
        quotation = page.quotations[number]
        tokens = [t for t in sentence if page.quoted.get(t.i) == number]
        outside = [t for t in sentence if t.i not in page.quoted and not t.is_punct]
        words = [t for t in tokens if not t.is_punct and not t.is_quote]
        if not outside or not words or not _is_speech(page, words[0]):
            continue
        colon = page.doc[tokens[0].i - 1].text == ":" if tokens[0].i else False
        if len(words) < 3 and not colon:
            continue
        subject = subject_of(sentence.root)
        if subject is None or subject.i in page.quoted:
            subject = next((t for t in outside if t.dep_ == "nsubj"), None)
        if subject is None:
            continue
        speakers = [
            e
            for e in page.cast.denoted(subject)
            if page.cast.entity(e).type in ("Person", "Organisation") or colon
        ]
        if not speakers and not is_reported_mood(finite(sentence.root)):
            continue
        if is_reported_mood(finite(sentence.root)):
            return None
        return Attribution(
            sentence=sentence,
            act="say",
            type="direct",
            entry="quotation:subject",
            frame=tuple(outside),
            content=tuple(_trim(set(tokens))),
            speakers=tuple(speakers),
            speaker_token=subject,
            quotations=(quotation,),
            confidence=0.6,
        )
    return None


def _quoted_sentence(page: _Page, sentence: DocSpan) -> bool:
    words = [t for t in sentence if not t.is_punct and not t.is_space and not t.is_quote]
    return bool(words) and all(t.i in page.quoted for t in words)


def _carried_on(page: _Page, sentence: DocSpan, previous: Attribution | None) -> Attribution | None:
    """Return the report that goes on from the sentence before, in quotation marks or Konjunktiv."""
    if _quoted_sentence(page, sentence):
        tokens = tuple(_trim(set(sentence)))
        numbers = tuple(
            page.quotations[n]
            for n in sorted({page.quoted[t.i] for t in tokens if t.i in page.quoted})
        )
        same = previous is not None and _near(page, previous, sentence)
        return Attribution(
            sentence=sentence,
            act=previous.act if previous is not None and same and previous.act != "warn" else "say",
            type="direct",
            entry="quotation:alone",
            content=tokens,
            speakers=previous.speakers if previous is not None and same else (),
            speaker_token=previous.speaker_token if previous is not None and same else None,
            quotations=numbers,
            confidence=0.7,
        )
    if previous is None or not previous.content or not _near(page, previous, sentence):
        return None
    verb = finite(sentence.root)
    demnach = sentence[0].lower_ in ("demnach", "danach", "demzufolge")
    first = is_reported_mood(verb)
    second = is_irrealis(verb) and verb.lower_.endswith("en") and previous.type != "direct"
    first = first or _conditional_first(sentence)
    if not (first or second or demnach) or verb.i in page.quoted:
        return None
    if second and any(c.dep_ == "advcl" for c in sentence.root.children) and not first:
        first = False
    tokens = tuple(_trim(set(sentence)))
    return Attribution(
        sentence=sentence,
        act="say",
        type="free",
        entry="mood:konjunktiv" if not demnach else "source:demnach",
        content=tokens,
        speakers=previous.speakers,
        speaker_token=previous.speaker_token,
        quotations=_quotations_of(page, tokens),
        verb=sentence.root,
        confidence=0.75 if first else 0.6,
    )


def _conditional_first(sentence: DocSpan) -> bool:
    """Whether the sentence opens with a verb in the Konjunktiv: ``Bleibe die Route zu, …``."""
    word = next((t for t in sentence if not t.is_punct and not t.is_space), None)
    if word is None or not is_verb(word):
        return False
    return is_reported_mood(word) or word.lower_ in ("sollte", "sollten")


def _near(page: _Page, previous: Attribution, sentence: DocSpan) -> bool:
    """Whether ``sentence`` follows the attribution closely enough to carry it on."""
    if sentence.start - previous.sentence.end > 1:
        gap = page.doc.text[previous.sentence.end_char : sentence.start_char].strip()
        if gap:
            return False
    return page.doc.text[previous.sentence.end_char : sentence.start_char].count("\n") <= 2


def _look_ahead(page: _Page, found: list[Attribution]) -> list[Attribution]:
    """Give a quotation without a speaker that of the sentence behind it: ``„…“ „…“, sagte X``."""
    out = list(found)
    for i in range(len(out) - 1, -1, -1):
        one = out[i]
        if one.speakers or one.entry != "quotation:alone":
            continue
        after = out[i + 1] if i + 1 < len(out) else None
        if after is not None and _near(page, one, after.sentence) and after.quotations:
            out[i] = replace(one, speakers=after.speakers, speaker_token=after.speaker_token)
    return out
