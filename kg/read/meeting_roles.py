"""Who takes part in a meeting, and where it is held, found on the parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lang.lexicon import rows
from kg.read.clauses import is_verb, shared_subject
from kg.read.gazetteer import by_key, prefixes
from kg.read.meeting_lexicon import preposition
from kg.read.verbforms import infinitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from kg.read.cast import Cast

_ACTORS = ("Person", "Organisation", "State")
_PLACE_PREPS = frozenset(("in", "auf", "an", "bei", "nahe", "vor"))
_STATES = frozenset("Land Staat Seite Regierung Lager Partei Nachbar Nation Konfliktpartei".split())  # noqa: SIM905
_TIME_WORDS = frozenset(
    [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Abend",
        "Morgen",
        "Nachmittag",
        "Vormittag",
        "Tag",
        "Woche",
        "Monat",
        "Jahr",
        "Reporter",
        "Journalist",
        "Presse",
        "Donnerstagabend",
        "Mittwochabend",
        "Dienstagabend",
        "Montagabend",
        "Freitagabend",
        "Samstagabend",
        "Sonntagabend",
    ]
)
_SEATED = (
    "ministerium", "ministeriums", "botschafter", "botschafterin", "botschaft", "amt", "sprecher",
    "sprecherin", "vertreter", "korrespondent", "universität", "institut", "konsul", "gesandte",
)  # fmt: skip
_BUILDINGS = ("amt", "haus", "hauses", "palast", "schloss", "kreml", "burg", "residenz", "villa")
_BOTH = frozenset("beide beiden beider zwei".split())  # noqa: SIM905


def ids(cast: Cast, token: Token) -> list[str]:
    """Return those whom a phrase denotes, as actors: a metonym gives the state it stands for."""
    found: list[str] = []
    for entity_id in cast.denoted(token):
        entity = cast.entity(entity_id)
        if entity.type in _ACTORS:
            found.append(entity_id)
        elif entity.acts_for:
            found.append(entity.acts_for)
    return list(dict.fromkeys(found))


def parties(cast: Cast, token: Token, depth: int = 0) -> list[str]:
    """Return the actors of a phrase, or, where its head names none, those it belongs to.

    Example: "Unterhändler der Ukraine und Russlands" gives both states.
    """
    found = ids(cast, token)
    if not found and token.pos_ == "PRON" and _antecedent(token) != token:
        return parties(cast, _antecedent(token), depth + 1)
    if depth > 3:
        return found
    for child in token.children:
        if child.dep_ == "nmod" and is_both(child):
            return parties(cast, child, depth + 1)
    own = found and all(cast.entity(i).type == "State" for i in found)
    if not found or (own and token.pos_ == "NOUN"):
        found = [*found, *_belonging(cast, token, depth)]
    inside = [t for t in token.subtree if t != token and _within(t, token)]
    joined = [c for part in (token, *inside) for c in part.children if c.dep_ == "conj"]
    if joined:
        for part in inside:
            found.extend(i for i in ids(cast, part) if cast.entity(i).type == "Person")
    for child in joined:
        found.extend(parties(cast, child, depth + 1))
    return list(dict.fromkeys(found))


def _within(token: Token, head: Token) -> bool:
    """Whether only appositions and parts of names lie between two words."""
    while token != head:
        if token.dep_ not in ("appos", "flat", "flat:name"):
            return False
        token = token.head
    return True


def _belonging(cast: Cast, token: Token, depth: int) -> list[str]:
    found: list[str] = []
    for child in token.children:
        if child.dep_ in ("appos", "flat") or (
            child.dep_ in ("nmod", "det:poss", "nummod")
            and preposition(child) in ("", "von", "aus", "zwischen")
        ):
            found.extend(parties(cast, child, depth + 1))
    if found or (token.pos_ not in ("NOUN", "PROPN", "ADJ") and token.lower_ not in _BOTH):
        return found
    if is_person(token) or token.pos_ == "ADJ":
        states = [cast.state_of(t) for t in (token, *token.children) if t.pos_ != "PROPN"]
        found = [s for s in states if s]
    return found or _both(cast, token)


@cache
def _people() -> tuple[str, ...]:
    return tuple(row["person"] for row in rows("meeting_people"))


def is_person(token: Token) -> bool:
    """Whether a common noun or pronoun is one for people or bodies that can be met."""
    if token.pos_ == "PRON":
        return token.lower_ in ("er", "ihn", "ihm", "sie", "ihr", "ihnen", "beide", "beiden")
    lemma = token.lemma_.lower()
    forms = (
        lemma,
        lemma.removesuffix("n"),
        lemma.removesuffix("r"),
        token.lower_.removesuffix("n"),
    )
    return any(form.endswith(_people()) for form in forms)


def is_both(token: Token) -> bool:
    """Whether a phrase is "beide Länder", "der zwei Seiten", "der beiden Staaten"."""
    return token.lemma_ in _STATES and any(c.lower_ in _BOTH for c in token.children)


def _both(cast: Cast, token: Token) -> list[str]:
    """Resolve "beide Länder", "die zwei Minister" where the cast does not: the last two named."""
    if token.lower_ not in _BOTH and not any(c.lower_ in _BOTH for c in token.children):
        return []
    if token.lemma_ in _STATES:
        return _salient_states(cast, token)
    found: list[str] = []
    first = token.sent.start_char
    for _ in range(3):
        begin = token.doc.char_span(first, first + 1, alignment_mode="expand")
        if begin is None or begin.start == 0:
            break
        first = token.doc[begin.start - 1].sent.start_char
    for mention in reversed([m for m in cast.mentions if first <= m.begin < token.idx]):
        if mention.type == "Person" and mention.entity not in found:
            found.append(mention.entity)
        if len(found) == 2:
            return found[::-1]
    return []


def _salient_states(cast: Cast, token: Token) -> list[str]:
    """Return the two states that were spoken of most before the token."""
    counts: dict[str, int] = {}
    for mention in cast.mentions:
        if mention.begin >= token.idx:
            break
        actor = mention.entity
        if mention.type == "Place":
            actor = cast.entity(actor).acts_for or ""
        elif mention.type != "State":
            continue
        if actor:
            counts[actor] = counts.get(actor, 0) + 1
    best = sorted(counts, key=lambda e: -counts[e])[:2]
    return best if len(best) == 2 else []


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb: its own, a shared one, or that of the clause it hangs on."""
    found = _own_subject(verb) or (None if is_zu_infinitive(verb) else shared_subject(verb))
    if found is not None:
        if found.lower_ in ("er", "sie") and any(c.dep_ == "mark" for c in verb.children):
            main = verb.sent.root
            later = _own_subject(main) if is_verb(main) and main.i > verb.i else None
            if later is not None and later.i > found.i and later.pos_ != "PRON":
                return later
        return found
    if verb.dep_ in ("xcomp", "advcl", "acl", "ccomp") and is_verb(verb.head):
        controller = next((c for c in verb.head.children if c.dep_ in ("obl:arg", "iobj")), None)
        return controller or shared_subject(verb.head)
    if verb.dep_ == "acl":
        return verb.head
    return None


_SPANS = frozenset("Stunde Tag Woche Minute Monat Jahr".split())  # noqa: SIM905


def is_zu_infinitive(verb: Token) -> bool:
    """Whether a verb stands as an infinitive with "zu", so that it has no subject of its own."""
    if any(c.lower_ == "zu" and c.dep_ in ("mark", "advmod") for c in verb.children):
        return True
    return "zu" in verb.lower_[1:] and infinitive(verb) == verb.lower_.replace("zu", "", 1)


def _own_subject(verb: Token) -> Token | None:
    """Return the first subject of the verb that is not the place of a dateline."""
    if is_zu_infinitive(verb):
        return None
    found = [
        c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass") and c.lemma_ not in _SPANS
    ]
    for token in found:
        after = token.doc[token.i + 1].text if token.i + 1 < len(token.doc) else ""
        if len(found) == 1 or after not in ("-", "–", "—", "(", ":", "."):
            return token
    return None


def _antecedent(token: Token) -> Token:
    """Return the noun of a relative pronoun."""
    if token.pos_ == "PRON" and token.lower_ in (
        "der",
        "die",
        "das",
        "welcher",
        "welche",
        "dessen",
    ):
        clause = token.head
        if clause.dep_ == "acl":
            return clause.head
    return token


def with_preposition(head: Token, names: Iterable[str]) -> Iterator[Token]:
    """Yield the noun phrases under ``head`` that one of the prepositions marks.

    Those that the parse hung on a neighbour of theirs ("am selben Tag von ihm empfangen") count
    where none hangs on the head itself.
    """
    wanted = frozenset(names)
    direct = [child for child in head.children if preposition(child) in wanted]
    if direct or not is_verb(head):
        yield from direct
        return
    for child in head.children:
        if child.dep_ in ("obl", "obj", "advmod", "nmod"):
            yield from (c for c in child.children if preposition(c) in wanted)


def genitives(noun: Token) -> Iterator[Token]:
    """Yield what stands beside a noun without a preposition: genitives, possessives, adjectives."""
    for child in noun.children:
        bare = child.dep_ in ("nmod", "det:poss", "amod", "compound") and not preposition(child)
        if bare or (child.dep_ == "nmod" and preposition(child) in ("von", "zwischen")):
            yield child


def _by_part(cast: Cast, part: str) -> str | None:
    """Return the person whose surname, or the state whose name, is part of a compound."""
    for entity in cast.entities:
        if entity.type in ("Person", "State") and entity.name.split()[-1] == part:
            return entity.id
    return None


def prefix_parties(cast: Cast, noun: Token) -> list[str]:
    """Return the actors that the first part of a compound names: "EU-Gipfel"."""
    mention = cast.mention_at(noun)
    event = mention is not None and mention.text == noun.text
    if noun.lower_.endswith(("versammlung", "rat", "rats", "rates")):
        event = False
    own = mention.entity if mention is not None and not event else None
    if own is not None and cast.entity(own).type == "Organisation":
        return [own]
    if "-" not in noun.text:
        return []
    first = noun.text.rpartition("-")[0]
    named = [_by_part(cast, part) for part in first.split("-")]
    if len(named) > 1 and all(named):
        return [n for n in named if n]
    key = prefixes().get(first)
    known = by_key().get(key) if key is not None else None
    if known is not None:
        for entity in cast.entities:
            if entity.type == "Organisation" and entity.name == known.name:
                return [entity.id]
        if key is not None and known.type == "Organisation":
            return [cast._stage.ensure(key, first).id]  # noqa: SLF001
    for mention in cast.mentions:
        if mention.type == "Organisation" and (
            mention.text == first or cast.entity(mention.entity).name == first
        ):
            return [mention.entity]
    return []


def place_of(cast: Cast, heads: Iterable[Token], goal: tuple[str, ...]) -> str | None:
    """Return the place that a phrase under one of the heads names, those of a goal first."""
    heads = list(heads)
    wanted: list[frozenset[str]] = [frozenset(goal) - {"obj"}] if goal else []
    wanted.append(_PLACE_PREPS)
    if "obj" in goal:
        for head in heads:
            for child in head.children:
                if child.dep_ in ("obj", "nsubj:pass"):
                    found = _place(cast, child)
                    if found:
                        return found
    for preps in wanted:
        for head in heads:
            for child in sorted(head.children, key=lambda c: abs(c.i - head.i)):
                if preposition(child) in preps:
                    found = _place(cast, child)
                    if found:
                        return found
    return None


def place_in_sentence(cast: Cast, near: Token, *, inside: bool = False) -> str | None:
    """Return the nearest place of the sentence that is not part of a name or an office."""
    best: tuple[int, str] | None = None
    for token in near.sent:
        if preposition(token) not in ("in", "auf", "bei") or token.dep_ not in ("obl", "nmod"):
            continue
        here = cast.at(token)
        if here is None or cast.entity(here).type != "Place":
            continue
        head = token.head
        above = list(near.ancestors)
        governs = is_verb(head) and (head == near or head in above)
        below = near.pos_ in ("NOUN", "PROPN") and near in token.ancestors
        actor = bool(cast.denoted(head)) and not head.lemma_.lower().endswith(_SEATED)
        if inside and not below:
            continue
        sure = governs or below or actor or head == near or head.lemma_ in _TIME_WORDS
        bare = token.i > 0 and token.doc[token.i - 1].lower_ == "in" and not _seat(head)
        if not sure and not (bare and _clause_of(token) in (near, _clause_of(near))):
            continue
        gap = abs(token.i - near.i) + (0 if sure else 100)
        if best is None or gap < best[0]:
            best = (gap, here)
    return best[1] if best else None


def _seat(noun: Token) -> bool:
    return noun.lemma_.lower().endswith(_SEATED)


def _clause_of(token: Token) -> Token | None:
    return next((a for a in token.ancestors if is_verb(a)), None)


def _place(cast: Cast, token: Token) -> str | None:
    """Return the place or, where it is one to go to, the state that a phrase names."""
    here = cast.at(token)
    if here is not None:
        entity = cast.entity(here)
        building = entity.type == "Organisation" and token.text.lower().endswith(_BUILDINGS)
        return here if building or entity.type in ("Place", "State") else None
    for child in token.children:
        if child.dep_ in ("appos", "flat", "nmod") and preposition(child) in ("", "von", "in"):
            here = cast.at(child)
            if here is not None and cast.entity(here).type == "Place":
                return here
    return None


def joined_right(cast: Cast, noun: Token, found: list[str]) -> list[str]:
    """Return the partners that follow a noun in plain sight but that the parse hung elsewhere.

    "das Treffen mit Herrn X" and "das Treffen von A und B", read from the words in a row.
    """
    doc, end = noun.doc, min(noun.sent.end, noun.i + 14)
    more: list[str] = []
    open_for = doc[noun.i + 1].lower_ in ("mit", "zwischen") if noun.i + 1 < end else False
    for i in range(noun.i + 1, end):
        token = doc[i]
        if token.lower_ in ("und", "sowie"):
            open_for = True
        elif (
            is_verb(token)
            or token.text in (".", ":", ";", "„", "“", '"')
            or (
                token.pos_ == "ADP" and token.lower_ not in ("mit", "zwischen", "von", "der", "des")
            )
        ):
            break
        elif open_for:
            here = cast.at(token)
            if here is not None and cast.entity(here).type in _ACTORS:
                more.append(here)
                open_for = False
    return [m for m in dict.fromkeys(more) if m not in found]


def owner_right(cast: Cast, noun: Token) -> list[str]:
    """Return the body whose genitive follows a noun directly: "des Jahrestreffens der OSZE"."""
    doc = noun.doc
    if noun.i + 2 >= noun.sent.end or doc[noun.i + 1].lower_ not in ("der", "des", "von", "vom"):
        return []
    for i in (noun.i + 2, noun.i + 3):
        if i < noun.sent.end:
            here = cast.at(doc[i])
            if here is not None and cast.entity(here).type in ("Organisation", "State"):
                return [here]
    return []


_MATTERS = ("programm", "streit", "konflikt", "krieg", "frage", "abkommen", "krise", "grenze")


def matter_of(cast: Cast, noun: Token) -> list[str]:
    """Return the state whose matter the talks are on, where no party is named with them.

    Example: "das iranische Atomprogramm, als in Wien eine neue Gesprächsrunde begann" gives Iran.
    """
    for token in reversed(noun.doc[noun.sent.start : noun.i]):
        if token.pos_ == "NOUN" and token.lemma_.lower().endswith(_MATTERS):
            states = [cast.state_of(c) for c in token.children if c.pos_ == "ADJ"]
            found = [s for s in states if s]
            if found:
                return found
    return []
