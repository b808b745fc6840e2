"""Meetings: who met, talked, telephoned, visited or sat, where, when and whether at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import cast as typed

from kg.lang.lexicon import rows
from kg.model import Article, Meeting, MeetingKind, Span, Time
from kg.read.clauses import is_verb
from kg.read.meeting_dates import Calendar, iso, lasting
from kg.read.meeting_lexicon import (
    NounEntry,
    VerbEntry,
    is_trap,
    noun_entry,
    preposition,
    verb_entries,
)
from kg.read.meeting_merge import Draft, merge
from kg.read.meeting_roles import (
    genitives,
    ids,
    is_both,
    is_person,
    is_zu_infinitive,
    joined_right,
    matter_of,
    owner_right,
    parties,
    place_in_sentence,
    place_of,
    prefix_parties,
    subject,
    with_preposition,
)
from kg.read.meeting_status import noun_status, verb_status
from kg.read.status import reality, verb_cues
from kg.read.verbforms import infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.read.cast import Cast

_REPORTERS = frozenset(
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
_AGENTLESS = frozenset("fordern verlangen vorschlagen anregen werben plädieren geben".split())  # noqa: SIM905
_LOOSE = frozenset(("vocative", "parataxis", "appos", "dep"))
_NEGOTIATORS = ("nterhändler", "erhandlungsführer", "Delegation", "elegation")
_AGO = frozenset(
    "anschließend hinterher danach später daraufhin darauf Anschluss zuvor".split()  # noqa: SIM905
)
_CUTTING = frozenset("platzen ausfallen fallen entfallen".split())  # noqa: SIM905
_HOLDING = frozenset("stattfinden finden beginnen starten tagen folgen".split())  # noqa: SIM905
_TELLING = frozenset(
    "sagen teilen mitteilen erklären erzählen berichten versichern antworten bestätigen".split()  # noqa: SIM905
)
_SECOND = frozenset(("nsubj", "nsubj:pass"))


def read_meetings(
    doc: Doc, cast: Cast, times: tuple[Time, ...], article: Article
) -> tuple[Meeting, ...]:
    """Return the meetings an article tells of, one for each, in the order they first appear."""
    reader = _Reader(doc, cast, Calendar(times, article.date), article)
    return reader.meetings()


class _Reader:
    def __init__(self, doc: Doc, cast: Cast, calendar: Calendar, article: Article) -> None:
        self._doc, self._cast, self._calendar, self._article = doc, cast, calendar, article
        self._title_end = _title_end(article)
        self._drafts: list[Draft] = []

    def meetings(self) -> tuple[Meeting, ...]:
        for token in self._doc:
            if any(b <= token.idx < e for b, e in self._article.skipped):
                continue
            draft = self._draft(token)
            if draft is not None:
                draft.in_title = token.idx < self._title_end
                self._drafts.append(draft)
        for draft in self._drafts:
            self._tie_edge(draft)
        merged = merge(self._drafts, self._cast)
        for draft in merged:
            if draft.edge_of is not None and draft.place is None:
                draft.place = _final(draft.edge_of).place
        for draft in merged:
            if draft.family == "press":
                self._settle_briefing(draft)
        order = {id(d): f"m{n}" for n, d in enumerate(merged, start=1)}
        return tuple(self._meeting(d, order) for d in merged)

    def _settle_briefing(self, briefing: Draft) -> None:
        """Give a briefing the time and place of the meeting its sentence speaks of."""
        for draft in self._drafts:
            other = _final(draft)
            here = draft.trigger.sent == briefing.trigger.sent and other.family in (
                "talk",
                "summit",
            )
            if here and other.status == "occurred" and set(other.parties) & set(briefing.parties):
                briefing.place = briefing.place or other.place
                briefing.time = briefing.time or other.time

    def _draft(self, token: Token) -> Draft | None:
        if token.lemma_ in _REPORTERS or token.text.removesuffix("n") in _REPORTERS:
            return self._briefing(token)
        noun = noun_entry(token)
        if noun is not None:
            return self._from_noun(token, noun)
        for entry in verb_entries(token):
            if entry.kind == "noun" or is_trap(token, _around(token)):
                continue
            draft = self._from_verb(token, entry)
            if draft is not None:
                return draft
        return None

    # ------------------------------------------------------------------------------- briefings

    def _briefing(self, token: Token) -> Draft | None:
        """Read "sagte vor Journalisten in Wien": who tells reporters something gives a briefing."""
        verb = token.head
        prep = preposition(token)
        if verb.pos_ == "NOUN" and not prep:
            prep = preposition(verb) if token.dep_ in ("nmod", "appos") else ""
            prep = prep if prep in ("vor", "gegenüber", "zu") else "-"
        if verb.pos_ in ("NOUN", "PROPN") and prep in ("mit", "vor", "gegenüber", "zu"):
            if prep == "mit" and noun_entry(verb) is None:
                return None
            verb = next((a for a in verb.ancestors if is_verb(a)), verb)
        if not is_verb(verb):
            return None
        spoken = prep in ("vor", "gegenüber", "zu", "mit") or (
            not prep
            and token.dep_ in ("obl:arg", "iobj", "obj", "obl")
            and verb.lemma_.lower() in _TELLING
        )
        if not spoken or (prep in ("zu", "mit") and not _is_speech(verb)):
            return None
        who = subject(verb)
        speakers = parties(self._cast, who) if who is not None else []
        if not speakers and who is None:
            who = next((c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")), None)
            speakers = ids(self._cast, who) if who is not None else []
        if not speakers:
            return None
        time = self._calendar.of_clause(verb, token)
        future = self._calendar.future(time)
        status = verb_status(verb, future=future, past=self._calendar.past(time), since=False)
        place = (
            place_of(self._cast, (token, verb), ())
            or self._place_near(token)
            or self._place_near(verb)
        )
        place = place or self._place_beside(token, "briefing")
        time = time or self._afterwards(verb)
        if place is None and self._last is not None and self._follows(verb):
            place = self._last.place
        return Draft(
            token, "meeting:briefing", "briefing", "press",
            "occurred" if status == "ongoing" else status, speakers, place, time,
        )  # fmt: skip

    # ------------------------------------------------------------------------------------ verbs

    def _from_verb(self, verb: Token, entry: VerbEntry) -> Draft | None:
        found: list[str] = []
        named: dict[str, list[str]] = {}
        who = subject(verb)
        if who is None and "obj" not in entry.who:
            who = next(
                (c for c in verb.children if c.dep_ in ("obj", "obl:arg") and _named(c)), None
            )
        plural = _is_plural(verb, who)
        passive = any(c.dep_ == "aux:pass" for c in verb.children) or (
            who is not None and who.dep_ == "nsubj:pass"
        )
        for role in entry.who:
            named[role] = list(self._fill(verb, role, who, passive=passive))
            found.extend(named[role])
        found = list(dict.fromkeys(found))
        place = place_of(self._cast, (verb,), entry.goal)
        if place is None and entry.kind == "visit" and entry.beside:
            below = [c for c in verb.children if c.dep_ in ("obj", "obl")]
            place = place_of(self._cast, below, ())
        if entry.kind == "visit":
            found = [p for p in found if p != place]
        if not self._enough(entry, verb, found, named, place, plural=plural, passive=passive):
            return None
        time = self._calendar.of_clause(verb, verb) or self._calendar.of_sentence(verb)
        if time is None and verb.dep_ in ("xcomp", "conj") and is_verb(verb.head):
            time = self._calendar.of_clause(verb.head, verb)
        today = not _past_tense(verb)
        status = verb_status(
            verb,
            future=self._calendar.future(time, today=today),
            past=self._calendar.past(time),
            since=lasting(time, self._doc[verb.sent.start : verb.sent.end]),
        )
        if status in ("occurred", "ongoing", "planned") and entry.name.endswith("laden"):
            status = "possible"
        if entry.name in ("erwarten", "verabreden"):
            status = "planned" if status in ("occurred", "ongoing") else status
        kind = self._kind(entry.kind, found, plural=plural)
        if entry.kind == "meet" and who is not None and who.lemma_.endswith(_NEGOTIATORS):
            kind = "negotiation"
        time = time or self._afterwards(verb)
        return Draft(
            verb, entry.entry, kind, _family(kind), status, found,
            self._at(verb, kind, place), time, plural=plural,
            according_to=self._claimant(verb),
        )  # fmt: skip

    def _fill(self, verb: Token, role: str, who: Token | None, *, passive: bool) -> Iterator[str]:
        if role == "subj":
            if who is not None:
                yield from parties(self._cast, who)
        elif role == "obj":
            for child in verb.children:
                second = child.dep_ == "nsubj" and (
                    is_zu_infinitive(verb) or (who is not None and child.i > who.i)
                )
                second = second or (child.dep_ == "nsubj:pass" and passive)
                second = second or (child.dep_ in _LOOSE and child.i > verb.i and _named(child))
                if (child.dep_ == "obj" or second) and child.lower_ not in ("sich", "uns"):
                    yield from parties(self._cast, child)
        elif role == "dat":
            for child in verb.children:
                given = child.dep_ in ("obl:arg", "iobj", "obl", "obj")
                if given and not preposition(child) and child.lower_ not in ("sich", "uns"):
                    yield from ids(self._cast, child)
        elif role in ("in", "zu"):
            for child in with_preposition(verb, (role,)):
                yield from (
                    i for i in ids(self._cast, child)
                    if self._cast.entity(i).type in ("Organisation", "Person")
                )  # fmt: skip
        elif role != "von" or passive:
            names = ("mit", "gemeinsam") if role == "mit" else (role,)
            for child in with_preposition(verb, names):
                yield from parties(self._cast, child)

    def _enough(
        self, entry: VerbEntry, verb: Token, found: list[str], named: dict[str, list[str]],
        place: str | None, *, plural: bool, passive: bool,
    ) -> bool:  # fmt: skip
        types: list[str] = [self._cast.entity(i).type for i in found]
        if entry.needs in ("two", "body"):
            body = entry.needs == "body" and "Organisation" in types
            unnamed = self._unnamed(verb, ("mit",)) if "mit" in entry.who else False
            return len(found) >= 2 or (bool(found) and (body or plural or unnamed))
        if entry.needs == "obj":
            if passive:
                return bool(found) and (
                    len(found) >= 2
                    or entry.name in ("ein|bestellen", "einbestellen")
                    or self._unnamed(verb, ("von",))
                )
            return (bool(named.get("obj")) and len(found) >= 2) or (
                bool(found) and self._unnamed(verb, ("",))
            )
        if entry.needs == "body-obj":
            return bool(found) and "Person" not in types
        if entry.needs == "partner":
            return len(found) >= 2 or (bool(found) and self._unnamed(verb, ("mit", "bei")))
        if entry.needs == "place":
            thing = entry.name == "besuchen" and any(
                c.dep_ == "obj" and c.pos_ == "NOUN" for c in verb.children
            )
            return (place is not None or thing) and bool(named.get("subj")) and _can_travel(types)
        if entry.needs == "visitor":
            return bool(found) and "Person" in types and (place is not None or len(found) >= 2)
        if entry.needs == "presse":
            return bool(named.get("subj")) and any(t.lemma_ in _REPORTERS for t in verb.subtree)
        return bool(named.get("subj")) and _can_travel(types)

    def _unnamed(self, verb: Token, marks: tuple[str, ...]) -> bool:
        """Whether a partner is told whom the cast does not know: "mit den Entführern"."""
        for child in verb.children:
            mark = preposition(child)
            right = child.dep_ in ("obj", "nsubj:pass") if not mark else True
            if mark in marks and right and is_person(child):
                return True
        return False

    # ------------------------------------------------------------------------------------ nouns

    def _from_noun(self, noun: Token, entry: NounEntry) -> Draft | None:
        predicate = _predicate(noun)
        if self._is_other(noun, entry, predicate):
            return None
        definite = _is_definite(noun)
        found, partners = self._named_with(noun, entry, predicate)
        place = place_of(self._cast, (noun,), ("nach",) if entry.family == "visit" else ())
        if entry.family == "visit":
            found = [p for p in found if p != place]
        found = self._completed(noun, entry, predicate, found, partners)
        own_place = place or self._place_of_clause(noun, entry, predicate)
        place = own_place or self._place_beside(noun, entry.kind)
        time = self._time_of(noun, predicate)
        held = self._held(noun)
        if held is not None:
            time = self._calendar.of_clause(held, noun) or time
            place = place_of(self._cast, (held,), ()) or place
        fresh = any(_fresh(c) for c in noun.children)
        if not found and fresh and entry.family == "talk":
            found = self._round_of(noun, entry, told=bool(place or time))
        if not found and entry.kind == "negotiation" and own_place is not None:
            found = matter_of(self._cast, noun)
        held_at = place if entry.kind == "visit" else own_place
        enough = self._noun_enough(noun, entry, found, held_at, time, definite=definite)
        enough = enough and not _is_topic(noun, predicate)
        if not definite and (not enough or _is_aim(noun, predicate)):
            return None
        several = any(True for c in genitives(noun) if c.pos_ == "NOUN")
        kind = self._noun_kind(noun, entry, found, several=several)
        today = predicate is not None and not _past_tense(predicate)
        status = noun_status(
            noun,
            future=self._calendar.future(time, today=today),
            past=self._calendar.past(time),
            recent=self._calendar.recent(time),
        )
        place = None if kind == "call" else place
        if _is_topic(noun, predicate):
            place, time = own_place if noun.head != predicate else None, None
        return Draft(
            noun, entry.entry, kind, _family(kind, entry.family), status, found, place, time,
            definite=definite, fresh=fresh, enough=enough, plural=several,
            according_to=self._claimant(predicate) if predicate is not None else None,
        )  # fmt: skip

    def _is_other(self, noun: Token, entry: NounEntry, predicate: Token | None) -> bool:
        """Whether the noun is a trap, or its verb or the reporters with it tell the meeting."""
        if is_trap(noun, _around(noun)) or (entry.name == "Runde" and self._other_round(noun)):
            return True
        if any(t.lemma_ in _REPORTERS for t in with_preposition(noun, ("mit", "vor"))):
            return True
        if preposition(noun) != "zu" or predicate is None or noun.head != predicate:
            return False
        asking = [e for e in verb_entries(predicate) if any("zu:" in p for p in sum(e.beside, ()))]
        return any(self._from_verb(predicate, e) is not None for e in asking)

    def _named_with(
        self, noun: Token, entry: NounEntry, predicate: Token | None
    ) -> tuple[list[str], list[str]]:
        """Return those who stand with the noun itself, and of them those after "mit"."""
        found = list(prefix_parties(self._cast, noun))
        travelling = entry.family == "visit" and predicate is not None and noun.dep_ == "obj"
        beside = list(genitives(noun))
        for child in [c for c in beside if is_both(c)] or beside:
            if child.dep_ == "det:poss":
                mine = [] if travelling else ids(self._cast, child)
                found.extend(p for p in mine if self._cast.entity(p).type != "State")
            else:
                found.extend(parties(self._cast, child))
        marks = ("mit", "bei", "unter") if entry.family in ("visit", "talk") else ("mit",)
        partners = [p for c in with_preposition(noun, marks) for p in parties(self._cast, c)]
        if entry.kind == "briefing":
            partners = [p for p in partners if self._cast.entity(p).type == "Person"]
        found = list(dict.fromkeys((*found, *partners))) or owner_right(self._cast, noun)
        if len(found) < 2 and entry.family in ("talk", "call") and not partners:
            partners = joined_right(self._cast, noun, found)
            found = [*found, *partners]
        return list(dict.fromkeys((*found, *self._leading(noun)))), partners

    def _completed(
        self, noun: Token, entry: NounEntry, predicate: Token | None,
        found: list[str], partners: list[str],
    ) -> list[str]:  # fmt: skip
        """Add the side that the noun lacks: the subject, or that of the sentence before."""
        owned = bool(found) and not partners and preposition(noun) in ("vor", "nach", "seit", "bis")
        hosted = entry.family == "visit" and bool(found) and set(found) <= set(partners)
        if len(found) < 2 and entry.family != "summit" and not (owned or _at_edge(noun)):
            found = self._with_subject(noun, predicate, [] if hosted else found, entry)
            if not found and hosted:
                found = [p for c in genitives(noun) for p in ids(self._cast, c)]
            found = list(dict.fromkeys((*found, *partners)))
        elif not found and predicate is not None and preposition(noun) in ("in", "auf", "bei"):
            found = self._sitting(predicate)
        if len(found) == 1 and partners and entry.family in ("talk", "call"):
            found = self._ellipsis(noun, found)
        if predicate is not None and preposition(noun) == "an" and _takes_part(predicate):
            who = subject(predicate)
            more = parties(self._cast, who) if who is not None else []
            found = list(dict.fromkeys((*found, *more)))
        return found

    def _place_of_clause(
        self, noun: Token, entry: NounEntry, predicate: Token | None
    ) -> str | None:
        near = [*noun.children]
        if predicate is not None:
            near.extend(predicate.children)
            core = noun.dep_ in ("nsubj", "nsubj:pass", "obj")
            if _attached(noun, predicate) and (not core or any(verb_cues(predicate))):
                goal = ("nach",) if entry.family == "visit" else ()
                found = place_of(self._cast, (predicate,), goal)
                if found is not None:
                    return found
        return self._place_there(noun) if any(t.lower_ == "dort" for t in near) else None

    def _time_of(self, noun: Token, predicate: Token | None) -> Time | None:
        """Return the time of the noun's phrase or clause, not that of a decision on it."""
        time = self._calendar.of_noun(noun)
        if time is not None or predicate is None:
            return time
        time = self._calendar.of_clause(predicate, noun) or self._calendar.of_sentence(noun)
        if time is not None and _decides(predicate, noun) and not self._calendar.future(time):
            return None
        return time

    def _round_of(self, noun: Token, entry: NounEntry, *, told: bool) -> list[str]:
        """Return the parties of "eine weitere Runde": those of the last meeting told of."""
        if any(True for _ in with_preposition(noun, ("mit", "zwischen"))):
            return []
        if entry.kind == "meet" and not told:
            return []
        return self._last_parties(noun, ("negotiation", "bilateral", "multilateral"))

    def _noun_kind(self, noun: Token, entry: NounEntry, found: list[str], *, several: bool) -> str:
        kind = self._kind(entry.kind, found, plural=several or entry.family == "summit")
        if _at_edge(noun) and kind == "bilateral" and len(found) < 2:
            kind = "multilateral"
        persons = any(self._cast.entity(p).type == "Person" for p in found)
        talks = entry.name in ("Gespräch", "-gespräch") and noun.lower_.endswith(("e", "en"))
        return "negotiation" if talks and found and not persons else kind

    def _noun_enough(
        self, noun: Token, entry: NounEntry, found: list[str],
        place: str | None, time: Time | None, *, definite: bool,
    ) -> bool:  # fmt: skip
        """Whether what stands with the noun is enough for a meeting of its own."""
        if entry.needs == "two":
            return len(found) >= 2 or (len(found) == 1 and _unnamed_partner(noun))
        if entry.family == "visit":
            return bool(found) and (place is not None or (entry.needs == "one" and len(found) >= 2))
        held = place is not None and (definite or time is not None)
        return bool(found) or held

    def _leading(self, noun: Token) -> list[str]:
        """Return who leads the talks in a relative clause: "die Gespräche, die er führte"."""
        for child in noun.children:
            if child.dep_ == "acl" and infinitive(child) in ("führen", "haben", "aufnehmen"):
                who = next(
                    (c for c in child.children if c.dep_ == "nsubj" and c.lower_ != "die"), None
                )
                return parties(self._cast, who) if who is not None else []
        return []

    def _other_round(self, noun: Token) -> bool:
        """Whether it is a round of something else: "eine Runde von Sanktionen"."""
        return any(
            c.dep_ == "nmod"
            and preposition(c) in ("", "von", "an")
            and c.pos_ == "NOUN"
            and noun_entry(c) is None
            and not parties(self._cast, c)
            for c in noun.children
        )

    def _sitting(self, predicate: Token) -> list[str]:
        """Return the body that is the subject: "in seiner Sitzung hat der Rat beschlossen"."""
        who = subject(predicate)
        found = parties(self._cast, who) if who is not None else []
        bodies = [p for p in found if self._cast.entity(p).type == "Organisation"]
        return bodies or found

    def _with_subject(
        self, noun: Token, predicate: Token | None, found: list[str], entry: NounEntry
    ) -> list[str]:
        """Add the subject of the predicate: "nach einem Treffen mit ihr sagte er"."""
        if predicate is None or (noun.dep_ in _SECOND and noun.head == predicate):
            extra = (
                [
                    p
                    for c in with_preposition(predicate, ("für", "mit", "bei"))
                    for p in ids(self._cast, c)
                ]
                if predicate is not None
                else []
            )
            return list(dict.fromkeys((*found, *extra)))
        if not _attached(noun, predicate) or _is_topic(noun, predicate):
            return found
        if predicate.lemma_.lower() in _AGENTLESS and entry.family != "visit":
            return found
        who = subject(predicate)
        if who is None:
            found = [
                *found,
                *(p for c in with_preposition(predicate, ("mit",)) for p in ids(self._cast, c)),
            ]
            who = next((c for c in predicate.children if c.dep_ == "obj" and c != noun), None)
        if who is None or who == noun:
            return found
        more = parties(self._cast, who)
        if not more:
            more = [
                p
                for c in predicate.children
                if c.dep_ in ("obj", "nsubj") and c not in (noun, who)
                for p in parties(self._cast, c)
            ]
        if entry.family == "visit":
            more = [p for p in more if self._cast.entity(p).type != "State"] or more
            if found:
                return found
        for child in predicate.children:
            given = child.dep_ in ("obl:arg", "iobj", "obj") and child != noun
            if given and not preposition(child):
                more.extend(ids(self._cast, child))
        return list(dict.fromkeys((*found, *more)))

    def _last_parties(self, noun: Token, kinds: tuple[str, ...]) -> list[str]:
        """Return who took part in the last meeting told of: "eine weitere Runde"."""
        for draft in reversed(self._drafts):
            between = self._doc.text[draft.trigger.idx : noun.idx]
            if "\n\n" in between:
                return []
            if draft.kind in kinds and len(draft.parties) > 1 and draft.enough:
                return list(draft.parties)
        return []

    def _ellipsis(self, noun: Token, found: list[str]) -> list[str]:
        """Add the second party from the sentence before, where only "mit X" is said."""
        if noun.sent.start == 0:
            return found
        before = self._doc[noun.sent.start - 1].sent
        if "\n\n" in self._doc.text[before.start_char : noun.sent.start_char]:
            return found
        who = next((t for t in before if t.dep_ in _SECOND), None)
        more = parties(self._cast, who) if who is not None else []
        more = [p for p in more if self._cast.entity(p).type == self._cast.entity(found[0]).type]
        return list(dict.fromkeys((*more[:1], *found)))

    # ------------------------------------------------------------------------------------ rest

    def _kind(self, kind: str, found: list[str], *, plural: bool) -> str:
        if kind != "meet":
            return kind
        types = [self._cast.entity(i).type for i in found]
        if len(found) >= 3 or (len(found) == 1 and plural and "Person" not in types):
            return "multilateral"
        return "multilateral" if types == ["Organisation"] else "bilateral"

    def _place_near(self, token: Token) -> str | None:
        """Return the place of the clause above, or the last named where "dort" stands."""
        for ancestor in token.ancestors:
            if ancestor.sent != token.sent:
                break
            if is_verb(ancestor) and token.dep_ in ("xcomp", "conj", "advcl", "obl"):
                return place_of(self._cast, (ancestor,), ())
        if any(t.lower_ == "dort" for t in token.children):
            return self._place_there(token)
        return None

    def _place_there(self, token: Token) -> str | None:
        """Return the last place named, which "dort" takes up."""
        here = [m for m in self._cast.mentions if m.type == "Place" and m.begin < token.idx]
        return here[-1].entity if here else None

    @property
    def _last(self) -> Draft | None:
        return self._drafts[-1] if self._drafts else None

    def _follows(self, verb: Token) -> bool:
        """Whether the clause follows on the last meeting told of in the same paragraph."""
        last = self._last
        if last is None or last.status != "occurred":
            return False
        if "\n\n" in self._doc.text[last.trigger.idx : verb.idx]:
            return False
        return any(t.lemma_ in _AGO or t.lower_ in _AGO for t in _around(verb))

    def _afterwards(self, verb: Token) -> Time | None:
        """Return the time of the meeting told before, where this one came just after it."""
        return self._last.time if self._last is not None and self._follows(verb) else None

    def _held(self, noun: Token) -> Token | None:
        """Return the verb of "das im Mai stattfinden sollte", wherever the parse hung it."""
        for token in self._doc[noun.i + 1 : noun.sent.end]:
            if noun_entry(token) is not None:
                return None
            if token.dep_ == "acl" and is_verb(token) and token.lemma_.lower() in _HOLDING:
                return token
        return None

    def _at(self, verb: Token, kind: str, place: str | None) -> str | None:
        if kind == "call":
            return None
        return place or self._place_near(verb) or self._place_beside(verb, kind)

    def _place_beside(self, token: Token, kind: str) -> str | None:
        if kind == "call" or (kind == "visit" and token.pos_ != "NOUN"):
            return None
        return place_in_sentence(self._cast, token, inside=kind == "visit")

    def _claimant(self, verb: Token) -> str | None:
        head = verb.head
        if verb.dep_ not in ("ccomp", "parataxis") or not is_verb(head) or not _is_speech(head):
            return None
        who = subject(head)
        found = ids(self._cast, who) if who is not None else []
        return found[0] if found else None

    def _tie_edge(self, draft: Draft) -> None:
        """Tie a meeting to the larger one "am Rande" of which it took place."""
        for other in self._drafts:
            if other is draft or other.trigger.sent != draft.trigger.sent:
                continue
            edge = other.trigger.head
            if edge.lemma_ in ("Rand", "Rande") and other.family == "summit":
                if draft.family not in ("press", "call"):
                    draft.edge_of = other
                draft.place = draft.place or other.place
                other.place = other.place or draft.place
                other.time = other.time or draft.time

    def _meeting(self, draft: Draft, order: dict[int, str]) -> Meeting:
        evidence = _sentence(draft.trigger)
        also = {_sentence(t) for t in draft.others if t.idx >= self._title_end} - {evidence}
        edge = _final(draft.edge_of) if draft.edge_of is not None else None
        time = draft.time
        trigger = draft.trigger
        if draft.kind == "bilateral" and len(draft.parties) > 2:
            draft.kind = "multilateral"
        return Meeting(
            id=order[id(draft)],
            kind=typed("MeetingKind", draft.kind) if draft.kind != "meet" else "bilateral",
            status=draft.status,
            participants=tuple(draft.parties),
            place=draft.place,
            date=iso(time),
            trigger=(trigger.idx, trigger.idx + len(trigger)),
            evidence=evidence,
            entry=draft.entry,
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            according_to=draft.according_to,
            part_of=order.get(id(edge)) if edge is not None and edge is not draft else None,
            also=tuple(sorted(also)),
            confidence=_confidence(draft),
        )


def _final(draft: Draft) -> Draft:
    """Return the draft that a draft was merged into."""
    while draft.merged_into is not None:
        draft = draft.merged_into
    return draft


def _confidence(draft: Draft) -> float:
    """Grow with what is told: two parties, a place, a time."""
    told = 0.25 * min(len(draft.parties), 2) + 0.15 * bool(draft.place) + 0.15 * bool(draft.time)
    return round(min(0.95, 0.3 + told), 2)


def _family(kind: str, family: str = "talk") -> str:
    return {"visit": "visit", "call": "call", "briefing": "press"}.get(kind, family)


def _can_travel(types: list[str]) -> bool:
    return "Person" in types or "Organisation" in types


def _takes_part(verb: Token) -> bool:
    part = any(c.lower_ == "teil" for c in verb.children)
    return infinitive(verb) in ("teilnehmen", "beteiligen") or (part and verb.lemma_ == "nehmen")


def _at_edge(noun: Token) -> bool:
    return noun.head.lemma_ in ("Rand", "Rande")


def _unnamed_partner(noun: Token) -> bool:
    heads = (noun, *(c for c in noun.children if c.dep_ == "acl"))
    return any(is_person(c) for head in heads for c in with_preposition(head, ("mit",)))


def _is_aim(noun: Token, predicate: Token | None) -> bool:
    """Whether a meeting is only what somebody is after: "um ein Treffen zu sichern"."""
    return (
        predicate is not None
        and noun.dep_ == "obj"
        and any(c.lower_ == "um" for c in predicate.children if c.i < noun.i)
    )


def _fresh(word: Token) -> bool:
    form = word.lower_
    return word.dep_ == "amod" and any(
        form in (base, f"{base}e", f"{base}en", f"{base}er", f"{base}es", f"{base}em")
        for base in _FRESH
    )


def _is_definite(noun: Token) -> bool:
    return any(
        (c.lower_ in _DEFINITE and c.dep_ in ("det", "case")) or c.dep_ == "det:poss"
        for c in noun.children
    )


def _predicate(noun: Token) -> Token | None:
    """Return the verb or predicate that the phrase of a noun belongs to."""
    for ancestor in noun.ancestors:
        if is_verb(ancestor) or any(c.dep_ == "cop" for c in ancestor.children):
            return ancestor
    return None


def _named(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and preposition(token) == ""


def _is_topic(noun: Token, predicate: Token | None) -> bool:
    """Whether a meeting is only what is spoken of: "machte keine Angaben zu einem Gespräch"."""
    if preposition(noun) not in ("zu", "über", "von", "um", "gegen") or predicate is None:
        return False
    if not is_verb(predicate) or noun.head != predicate:
        return False
    return not (any(verb_cues(predicate)) or any(verb_entries(predicate)))


def _decides(predicate: Token, noun: Token) -> bool:
    """Whether the verb tells of a decision on the meeting ("sagte ab"), not of its time."""
    cue = next(iter(verb_cues(predicate)), None) if is_verb(predicate) else None
    if cue is None or predicate.lemma_.lower() in _CUTTING:
        return False
    if noun.head == predicate and noun.dep_ not in ("obj", "nsubj", "nsubj:pass"):
        return False
    return cue.status in ("cancelled", "planned", "possible")


def _attached(noun: Token, predicate: Token) -> bool:
    return noun.head == predicate or (
        noun.head.head == predicate
        and noun.head.lemma_ in ("Rand", "Rande", "Ende", "Runde", "Reihe", "Serie")
    )


def _around(token: Token) -> list[Token]:
    near = [*token.children]
    for child in token.children:
        near.extend(child.children)
    if token.head != token:
        near.extend((token.head, *token.head.children))
    return near


def _past_tense(verb: Token) -> bool:
    real = reality(verb)
    return real.tense == "past" and real.modal == "none"


def _is_plural(verb: Token, who: Token | None) -> bool:
    if who is None:
        return False
    if any(c.dep_ == "conj" for c in who.children):
        return True
    if "Plur" in who.morph.get("Number", []):
        return True
    finite = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")] or [verb]
    if any(f.morph.get("Number", []) for f in finite):
        return any("Plur" in f.morph.get("Number", []) for f in finite)
    return any(f.lower_.endswith(("en", "ind", "ten")) for f in finite)


_SPEECH: set[str] = set()


def _is_speech(verb: Token) -> bool:
    if not _SPEECH:
        _SPEECH.update(
            r["verb"].replace("|", "").removesuffix(" sich") for r in rows("speech_verbs")
        )
        _SPEECH.update(("sprechen", "berichten"))
    lemma = verb.lemma_.lower()
    part = next((c.lower_ for c in verb.children if c.dep_ == "compound:prt"), "")
    return lemma in _SPEECH or part + lemma in _SPEECH


def _sentence(token: Token) -> Span:
    sent = token.sent
    text = sent.text
    begin = sent.start_char + len(text) - len(text.lstrip())
    return begin, begin + len(text.strip())


def _title_end(article: Article) -> int:
    if article.title_span is not None:
        return article.title_span[1]
    first = re.match(r"[^\n]+\n\s*\n", article.text)
    return first.end() if first and first.end() < 250 else 0
