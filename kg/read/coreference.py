"""Which words without a name denote somebody on stage: "er", "der Minister", "beide Seiten".

The reading goes from left to right; whoever was named or taken up counts for what follows, the
subject of the sentence before most. What is not clear stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from kg.lang.lexicon import rows
from kg.model import MentionForm
from kg.read.bodies import body
from kg.read.entities import Actor
from kg.read.gazetteer import by_key, cells, inhabitant, prefixes, state_of_adjective
from kg.read.offices import office
from kg.read.stage import Stage
from kg.read.titles import Title

_HE = frozenset("er ihn ihm".split())  # noqa: SIM905
_HIS = ("sein",)
_HER = ("ihr",)
_AGED = re.compile(r"\d+-[Jj]ährigen?r?")
_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "dieser",
        "diese",
        "dieses",
        "diesem",
        "diesen",
        "im",
        "vom",
        "zum",
        "beim",
        "am",
        "zur",
    ]
)
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "ROOT"})
_BOTH = frozenset({"beide", "beiden", "beider"})
_SIDES = frozenset(
    [
        "Seite",
        "Seiten",
        "Land",
        "Länder",
        "Ländern",
        "Staat",
        "Staaten",
        "Regierung",
        "Regierungen",
        "Konfliktparteien",
        "Delegation",
        "Delegationen",
        "Nachbarn",
        "Nachbarländer",
        "Nachbarländern",
        "Nachbarstaaten",
        "Hauptstädte",
        "Kontrahenten",
        "Rivalen",
        "Konfliktseiten",
    ]
)
_PEOPLE = frozenset(
    [
        "Politiker",
        "Männer",
        "Frauen",
        "Staatsmänner",
        "Diplomaten",
        "Spitzenpolitiker",
        "Amtskollegen",
        "Kollegen",
        "Gesprächspartner",
        "Verhandler",
    ]
)


@dataclass(frozen=True, slots=True)
class Denoting:
    """A word that denotes actors without naming them."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    form: MentionForm
    coreferent: bool = True
    """``False``: it only stands in for them ("ein Sprecher des Kreml" for the Kreml)."""


@dataclass(slots=True)
class _Seen:
    """One occurrence of an actor on the way."""

    at: int
    sentence: int
    actor: Actor
    subject: bool
    quoted: bool


@dataclass(slots=True)
class _Reading:
    stage: Stage
    titles: dict[int, Title]
    quoted: list[bool]
    seen: list[_Seen] = field(default_factory=list)
    found: dict[int, Denoting] = field(default_factory=dict)

    def note(self, i: int, actor: Actor) -> None:
        words = self.stage.words
        subject = words.dep[i] in _SUBJECTS or (
            words.dep[i] == "conj" and words.dep[words.head[i]] in ("nsubj", "nsubj:pass")
        )
        self.seen.append(_Seen(i, words.sentence[i], actor, subject, self.quoted[i]))


def resolve(stage: Stage, titles: list[Title], skipped: frozenset[int]) -> dict[int, Denoting]:
    """Return by head token what pronouns, nominals and titles denote."""
    words = stage.words
    reading = _Reading(stage, {t.at: t for t in titles}, _quoted(words.text))
    starts = {n.start: n for n in stage.names if not n.nested}
    for i in range(len(words)):
        if i in skipped:
            continue
        name = starts.get(i)
        if name is not None:
            reading.note(_noted_at(stage, name.head), stage.actor(name))
        denoting = _denoting(reading, i)
        if denoting is None or not denoting.coreferent:
            _note_stranger(reading, i)
        if denoting is None:
            continue
        reading.found[i] = denoting
        if denoting.coreferent and denoting.form != "name":
            for actor in denoting.actors:
                reading.note(i, actor)
    return reading.found


def _note_stranger(reading: _Reading, i: int) -> None:
    """Remember a person whom nobody names: a later "sie" may mean "die Sprecherin"."""
    title = reading.titles.get(i)
    if title is None or title.person is not None or not title.office.singular:
        return
    gender = {True: "f", False: "m", None: "-"}[title.office.female]
    if gender == "-":
        gender = {"der": "m", "die": "f"}.get(reading.stage.words.text[title.start].lower(), "-")
    reading.note(i, Actor(0, "Person", "", gender=gender))


def _noted_at(stage: Stage, i: int) -> int:
    """Return the office word that a name hangs on: its role in the sentence counts."""
    words = stage.words
    head = words.head[i]
    return head if words.dep[i] in ("flat", "appos") and abs(head - i) < 12 else i


def _quoted(text: list[str]) -> list[bool]:
    """Return which tokens stand inside quotation marks."""
    inside, flags = False, []
    for word in text:
        if word in ("„", "»", "“", "”", "«", '"', "``", "''"):
            inside = word == "„" or not inside
        elif "\n" in word:
            inside = False
        flags.append(inside)
    return flags


def _denoting(reading: _Reading, i: int) -> Denoting | None:
    stage = reading.stage
    words = stage.words
    pos = words.pos[i]
    title = reading.titles.get(i)
    if title is not None:
        return _title(reading, title)
    if i in stage.outer:
        return None
    lower = words.text[i].lower()
    if lower in _BOTH and pos != "NOUN":
        return _both_alone(reading, i)
    if pos in ("PRON", "DET") or lower in _HE:
        return _pronoun(reading, i, lower)
    if pos in ("NOUN", "PROPN", "ADJ", "X", "NUM") and (words.cap(i) or lower[0].isdigit()):
        return _nominal(reading, i)
    return None


# --- pronouns ----------------------------------------------------------------------------------


def _pronoun(reading: _Reading, i: int, lower: str) -> Denoting | None:
    words = reading.stage.words
    if words.dep[i] == "det" and not lower.startswith((*_HIS, *_HER)):
        return None
    if lower in ("er", "ihn", "ihm"):
        actors = _referent(reading, i, "m", possessive=False)
    elif lower == "sie" and (words.text[i] == "sie" or words.first(i)):
        if _plural_verb(reading, i):
            return None
        actors = _referent(reading, i, "f", possessive=False)
    elif lower.startswith(_HIS) and lower in _forms("sein"):
        actors = _referent(reading, i, "m", possessive=True)
    elif lower.startswith(_HER) and lower in _forms("ihr") and words.text[i][0] == "i":
        if lower == "ihr" and words.pos[i] == "PRON" and words.dep[i] in ("nsubj", "nsubj:pass"):
            return None
        actors = _referent(reading, i, "f", possessive=lower != "ihr" or words.pos[i] == "DET")
    elif lower in _POINTING and words.dep[i] in ("nsubj", "nsubj:pass"):
        actors = _pointed_at(reading, i, _POINTING[lower])
    else:
        return None
    return Denoting(i, i + 1, actors, "pronoun") if actors else None


_POINTING = {"dieser": "m", "diese": "f", "der": "m"}


def _pointed_at(reading: _Reading, i: int, gender: str) -> tuple[Actor, ...]:
    """Return the person named last before "dieser" or a demonstrative "der" as subject."""
    words = reading.stage.words
    k = words.head[i]
    if words.pos[i] != "PRON" or words.dep[k] in ("acl", "acl:relcl"):
        return ()
    if words.text[i].lower() == "der" and not (i and words.text[i - 1] in (";", ",", ":", ".")):
        return ()
    for seen in reversed(reading.seen):
        if words.sentence[i] - seen.sentence > 1 or seen.at >= i:
            break
        if seen.actor.type == "Person" and seen.actor.number:
            fits = seen.actor.gender in (gender, "-") and not (
                seen.subject and words.text[i].lower() != "der"
            )
            return (seen.actor,) if fits else ()
    return ()


@cache
def _forms(stem: str) -> frozenset[str]:
    return frozenset(stem + ending for ending in ("", "e", "er", "en", "em", "es"))


def _plural_verb(reading: _Reading, i: int) -> bool:
    """Whether the verb of a "sie" is plural, or "sie" is an object that may be."""
    words = reading.stage.words
    if words.dep[i] not in ("nsubj", "nsubj:pass"):
        return True
    verb = words.head[i]
    finite = verb
    for child in words.children[verb]:
        if (
            words.dep[child] in ("aux", "aux:pass", "cop")
            and words.pos[child] in ("AUX", "VERB")
            and (
                words.text[child].lower()
                not in ("worden", "werden", "sein", "haben", "gewesen", "lassen")
                or (
                    words.pos[verb] == "VERB"
                    and child < verb
                    and words.text[child].lower() == "werden"
                )
            )
        ):
            finite = child
            break
    form = words.text[finite].lower()
    if (
        finite == verb
        and words.dep[verb] == "conj"
        and form.endswith("t")
        and form.startswith("ge")
    ):
        return False
    return form.endswith(("en", "rn", "ln", "tun")) or form in ("sind", "seien", "waren")


def _referent(reading: _Reading, i: int, gender: str, *, possessive: bool) -> tuple[Actor, ...]:
    words = reading.stage.words
    sentence = words.sentence[i]
    barred = _barred(reading, i, possessive=possessive)
    best: dict[str, tuple[float, Actor]] = {}
    for seen in reversed(reading.seen):
        distance = sentence - seen.sentence
        if distance > 3:
            break
        actor = seen.actor
        if actor.id in barred or not _agrees(actor, gender, possessive=possessive):
            continue
        if actor.type == "Place" or (seen.quoted and not reading.quoted[i]):
            continue
        score = 3.0 * seen.subject - 2.0 * distance
        if actor.type != "Person":
            score -= 3.0 if not possessive else 1.5
            if not seen.subject:
                score -= 2.0
        elif actor.gender == "-":
            score -= 1.0
        if distance == 0 and seen.at > i:
            continue
        if _paragraphs_between(reading, seen.at, i):
            score -= 1.0
        score -= 0.001 * (i - seen.at)
        if actor.number == 0 and words.dep[seen.at] not in _SUBJECTS:
            continue
        if actor.id not in best or score > best[actor.id][0]:
            best[actor.id] = (score, actor)
    ranked = sorted(best.values(), key=lambda p: (-p[0], p[1].number))
    if not ranked or ranked[0][0] < -4.5:
        return ()
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.05:
        return ()
    chosen = ranked[0][1]
    if chosen.number == 0:
        return ()
    if chosen.type == "Person" and chosen.gender == "-":
        chosen.gender = gender
    return (chosen,)


def _agrees(actor: Actor, gender: str, *, possessive: bool) -> bool:
    if actor.type == "Person":
        return actor.gender in (gender, "-")
    if possessive and gender == "m":
        return actor.gender in ("m", "n")
    if possessive:
        return actor.gender in ("f", "p")
    return actor.gender == gender


def _paragraphs_between(reading: _Reading, a: int, b: int) -> bool:
    text = reading.stage.words.text
    return any(text[k][:1] == "\n" for k in range(a, b))


def _barred(reading: _Reading, i: int, *, possessive: bool) -> set[str]:
    """Return whom the pronoun cannot denote: who shares its verb, who speaks the quotation."""
    words = reading.stage.words
    barred: set[str] = set()
    if not possessive:
        verb = words.head[i]
        for child in words.children[verb]:
            if child == i or words.dep[child] not in (
                "nsubj",
                "obj",
                "iobj",
                "obl:arg",
                "obl",
                "nsubj:pass",
            ):
                continue
            barred.update(a.id for a in _actors_at(reading, child))
    if reading.quoted[i]:
        start = words.starts[words.sentence[i]]
        for k in range(start, len(words)):
            if words.sentence[k] != words.sentence[i]:
                break
            if not reading.quoted[k] and words.dep[k] in ("nsubj", "nsubj:pass"):
                barred.update(a.id for a in _actors_at(reading, k))
    return barred


def _actors_at(reading: _Reading, i: int) -> tuple[Actor, ...]:
    denoting = reading.found.get(i)
    if denoting is not None:
        return denoting.actors
    title = reading.titles.get(i)
    if title is not None and title.person is not None:
        return (title.person,)
    actor = reading.stage.at(i)
    if actor is None:
        for child in reading.stage.words.child(i, "flat", "appos"):
            actor = actor or reading.stage.at(child)
    return (actor,) if actor else ()


# --- titles ------------------------------------------------------------------------------------


@cache
def _covers() -> dict[str, tuple[str, ...]]:
    return {row["word"].lower(): tuple(cells(row["covers"])) for row in rows("office_synonyms")}


def _takes_up(word: str, held: str) -> bool:
    """Whether a title taken alone can mean the one that somebody holds: "Minister"."""
    word, held = _masculine(word), _masculine(held)
    if held.endswith(word) or word.endswith(held):
        return True
    return any(held.endswith(end) for end in _covers().get(word, ()))


@cache
def _masculine(title: str) -> str:
    """Return the title in lower case and its masculine form."""
    last = title.rpartition(" ")[2]
    what = office(last)
    if what is None:
        return last.lower()
    folded = last.lower()
    if what.female:
        base = what.base.lower()
        cut = folded.rfind(base[: max(3, len(base) - 2)])
        return (folded[:cut] if cut > 0 else "") + base
    if what.female is None and folded.endswith("e"):
        return folded + "r"
    return folded


def _title(reading: _Reading, title: Title) -> Denoting | None:
    if title.person is not None:
        if (title.of is None and title.of_noun is not None) or (
            title.guessed and title.of_noun is not None
        ):
            denoting = _body(reading, title.of_noun, title.of_noun - 1, "der")
            title.of = denoting.actors[0] if denoting else title.of
        start, end = title.evidence
        if title.at in reading.stage.outer:
            return None
        return Denoting(start, end, (title.person,), "nominal", coreferent=False)
    if _said_of(reading, title):
        return None
    many = _several(reading, title)
    if many is not None:
        return many
    if title.office.singular and title.definite and not _plural_article(reading, title):
        person = _holder(reading, title)
        if person is not None:
            return Denoting(title.start, title.end, (person,), "nominal")
    return _stand_in(reading, title)


def _said_of(reading: _Reading, title: Title) -> bool:
    """Give an office to the person that a pronoun before it denotes: "Er war Botschafter"."""
    words = reading.stage.words
    copulas = words.child(title.at, "cop")
    if not copulas or not title.office.singular:
        return False
    for subject in words.child(title.at, "nsubj"):
        denoting = reading.found.get(subject)
        if denoting is None or words.pos[subject] != "PRON" or denoting.actors[0].type != "Person":
            continue
        if any(
            words.text[c].lower() in ("nicht", "kein", "keine") for c in words.children[title.at]
        ):
            return False
        title.person, title.pattern = denoting.actors[0], "copula"
        title.former = title.former or words.text[copulas[0]].lower() in ("war", "gewesen")
        title.evidence = (min(subject, title.start), title.end)
        title.of = title.of or (reading.stage.state(title.of_state) if title.of_state else None)
        return True
    return False


def _plural_article(reading: _Reading, title: Title) -> bool:
    """Whether article and form say that there are several: "die Präsidenten"."""
    words = reading.stage.words
    article = words.text[title.start].lower()
    if title.office.female is not None:
        return article in ("die", "diese") and not title.office.female and title.office.plural
    return False


def _holder(reading: _Reading, title: Title) -> Actor | None:
    """Return the person on stage who holds such an office."""
    of = (title.of.key or title.of.name) if title.of else title.of_state
    tied = of is not None
    female = title.office.female
    ranked: list[tuple[int, int, Actor]] = []
    for actor in reading.stage.actors:
        if actor.type != "Person" or not actor.offices or not actor.names:
            continue
        if female is not None and actor.gender not in ("-", "f" if female else "m"):
            continue
        fits = [
            (held, whose)
            for held, whose in actor.offices
            if _takes_up(title.title, held)
            and (not tied or whose == of or _same_side(reading, whose, of))
        ]
        if not fits:
            continue
        last = max((s.at for s in reading.seen if s.actor is actor), default=-1)
        if last < 0 and not tied:
            continue
        exact = any(_masculine(held) == _masculine(title.title) for held, _ in fits)
        ranked.append((int(exact) if tied else 0, last, actor))
    if not ranked:
        return _by_people(reading, title)
    ranked.sort(key=lambda r: (-r[0], -r[1]))
    if not tied and len(ranked) > 1 and title.office.kind != "staff":
        near = reading.stage.words.sentence[title.at]
        sentence = reading.stage.words.sentence[ranked[0][1]]
        if near - sentence > 3:
            return None
    if title.possessive and not tied:
        return None
    return ranked[0][2]


_RELATIONS = frozenset({"Kollege", "Amtskollege", "Nachfolger", "Vorgänger", "Gastgeber", "Anwalt"})


def _same_side(reading: _Reading, whose: str | None, of: str | None) -> bool:
    """Whether two owners are one state, or a state and a body of it."""
    if whose is None or of is None:
        return False
    one, two = reading.stage.find(whose), reading.stage.find(of)
    state_one = reading.stage.state_key(one) or whose
    state_two = reading.stage.state_key(two) or of
    return state_one == state_two


def _by_people(reading: _Reading, title: Title) -> Actor | None:
    """Return the person just spoken of for a word that says only what he is: "der Liberale"."""
    what = title.office
    describes = not what.post or what.base in ("Diplomat", "Vermittler", "Unterhändler")
    if not describes or title.possessive or what.kind not in ("staff", "member", "body", "army"):
        return None
    if title.of is not None or title.of_state is not None or what.base in _RELATIONS:
        return None
    words = reading.stage.words
    if words.dep[title.at] not in ("nsubj", "parataxis", "nsubj:pass", "ROOT", "appos", "advmod"):
        return None
    gender = {True: "f", False: "m"}.get(what.female) if what.female is not None else None
    if gender is None:
        gender = {"der": "m", "die": "f"}.get(words.text[title.start].lower())
    if gender is None:
        return None
    found = _referent(reading, title.at, gender, possessive=False)
    return found[0] if found and found[0].type == "Person" else None


def _stand_in(reading: _Reading, title: Title) -> Denoting | None:
    """Return the state or body for whom somebody unnamed acts or speaks."""
    stage = reading.stage
    owner = title.of
    if owner is None and title.of_state is not None:
        owner = stage.state(title.of_state)
    if owner is None and title.of_noun is not None:
        denoting = _body(reading, title.of_noun, title.of_noun - 1, "der")
        owner = denoting.actors[0] if denoting else None
    if owner is None and title.possessive:
        owner = _possessed(reading, title.start)
    if owner is None:
        return None
    if title.former and title.office.kind != "speech":
        return None
    if title.office.kind in ("faith", "army", "body") and title.office.base in (
        "Experte",
        "Analyst",
        "Richter",
        "Kandidat",
    ):
        return None
    if title.office.base in (
        "Experte",
        "Analyst",
        "Korrespondent",
        "Journalist",
        "Reporter",
        "Redakteur",
        "Historiker",
        "Forscher",
        "Wissenschaftler",
        "Politologe",
        "Professor",
        "Aktivist",
        "Dissident",
        "Kollege",
        "Nachfolger",
        "Vorgänger",
        "Kandidat",
        "Soldat",
        "Anwalt",
        "Amtskollege",
        "Oppositionsführer",
        "Politiker",
    ):
        return None
    return Denoting(title.start, title.end, (owner,), "nominal", coreferent=False)


def _possessed(reading: _Reading, start: int) -> Actor | None:
    denoting = reading.found.get(start)
    if denoting is None or not denoting.actors:
        return None
    return _state_behind(reading, denoting.actors[0])


def _state_behind(reading: _Reading, actor: Actor) -> Actor | None:
    if actor.type != "Person":
        return actor
    key = reading.stage.state_key(actor)
    if key is None:
        return None
    owner = reading.stage.find(key)
    state = reading.stage.state_key(owner) if owner else key
    return reading.stage.find(state) or reading.stage.state(state or key)


# --- sets --------------------------------------------------------------------------------------


def _several(reading: _Reading, title: Title) -> Denoting | None:
    """Return the persons of "die beiden Präsidenten", in order of appearance."""
    words = reading.stage.words
    start = title.start
    both = any(words.text[k].lower() in _BOTH for k in range(max(0, start - 1), title.at))
    if not both:
        return None
    found = [
        a
        for a in _latest(reading, title.at, persons=True)
        if any(_takes_up(title.title, held) for held, _ in a.offices)
    ]
    if len(found) >= 2:
        return Denoting(start, title.at + 1, _ordered(found[:2]), "nominal")
    states = _two_states(reading, title.at)
    if states and title.office.kind in ("state", "staff"):
        return Denoting(start, title.at + 1, states, "nominal", coreferent=False)
    return None


def _ordered(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda a: a.number))


def _latest(reading: _Reading, i: int, *, persons: bool) -> list[Actor]:
    """Return persons or states seen before the token, the latest first."""
    found: list[Actor] = []
    for seen in reversed(reading.seen):
        if seen.at >= i:
            continue
        wanted = seen.actor.type == ("Person" if persons else "State")
        if wanted and seen.actor.number and seen.actor not in found:
            found.append(seen.actor)
    return found


def _two_states(reading: _Reading, i: int) -> tuple[Actor, ...]:
    """Return the two states that the text has been about, or () if it is not clear which."""
    stage = reading.stage
    words = stage.words
    sentence = words.sentence[i]
    count: dict[str, float] = {}
    for seen in reading.seen:
        if sentence - seen.sentence > 4 or seen.at >= i:
            continue
        key = stage.state_key(seen.actor)
        if seen.actor.type == "Place" and not seen.actor.acts_for:
            continue
        if key is not None:
            owner = stage.find(key)
            key = stage.state_key(owner) if owner is not None and owner.type != "State" else key
        if key is not None:
            weight = 1.0 / (1 + sentence - seen.sentence)
            if seen.actor.type == "Place":
                weight *= 0.5 if words.dep[seen.at] in _SUBJECTS else 0.2
            count[key] = count.get(key, 0.0) + weight
    ranked = sorted(count, key=lambda k: (-count[k], k))
    if len(ranked) < 2 or (len(ranked) > 2 and count[ranked[2]] > 0.8 * count[ranked[1]]):
        return ()
    return _ordered(stage.find(k) or stage.state(k) for k in ranked[:2])


def _both_alone(reading: _Reading, i: int) -> Denoting | None:
    """Return whom "beide" alone denotes: two persons, else two states."""
    words = reading.stage.words
    if words.dep[i] in ("det", "amod", "nummod", "det:poss"):
        return None
    near = list(_latest(reading, i, persons=True))
    recent = [a for a in near if _recent(reading, a, i)]
    if len(recent) == 2:
        return Denoting(i, i + 1, _ordered(recent), "pronoun")
    if not recent:
        states = _two_states(reading, i)
        if states:
            return Denoting(i, i + 1, states, "pronoun")
    return None


def _recent(reading: _Reading, actor: Actor, i: int) -> bool:
    sentence = reading.stage.words.sentence[i]
    return any(s.actor is actor and sentence - s.sentence <= 1 and s.at < i for s in reading.seen)


# --- nominals ----------------------------------------------------------------------------------


@cache
def _stand_ins() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("stand_ins"):
        word, number = row["word"], row["number"]
        if number in ("sg", "both"):
            table[word] = "sg"
        if number in ("pl", "both"):
            base = word.replace("Streitkraft", "Streitkräft")
            for ending in ("n", "en", "e", "er", "s", "ern"):
                table.setdefault(base + ending, "pl")
    return table


def _nominal(reading: _Reading, i: int) -> Denoting | None:
    words = reading.stage.words
    word = words.text[i]
    start = _phrase_start(reading, i)
    opening = words.text[start].lower() if start < i else ""
    if word in _SIDES or word in _PEOPLE:
        before = {words.text[k].lower() for k in range(start, i)}
        if before & _BOTH or (word == "Konfliktparteien" and before):
            if word in _PEOPLE:
                recent = [a for a in _latest(reading, i, persons=True) if _recent(reading, a, i)]
                return (
                    Denoting(start, i + 1, _ordered(recent), "nominal")
                    if len(recent) == 2
                    else None
                )
            states = _two_states(reading, i)
            return Denoting(start, i + 1, states, "nominal") if states else None
    if _AGED.fullmatch(word):
        return _aged(reading, i, start, opening)
    tied = _tied_stand_in(reading, i, start)
    if tied is not None:
        return tied
    people = inhabitant(word)
    if people is not None and words.child(i, "flat", "appos") == []:
        return _people(reading, i, start, people[0], opening)
    noun = body(word)
    if noun is not None:
        return _body(reading, i, start, opening)
    return None


def _phrase_start(reading: _Reading, i: int) -> int:
    words = reading.stage.words
    k = i
    first = words.starts[words.sentence[i]]
    while k > first and (
        words.pos[k - 1] in ("ADJ", "DET", "NUM") or words.text[k - 1].lower() in _BOTH
    ):
        k -= 1
        if words.pos[k] == "DET" and words.text[k].lower() not in _BOTH:
            break
    return k


def _aged(reading: _Reading, i: int, start: int, opening: str) -> Denoting | None:
    """Resolve "der 56-Jährige" to the person the text has just spoken of."""
    gender = {"der": "m", "die": "f"}.get(opening)
    if gender is None:
        return None
    actors = _referent(reading, i, gender, possessive=False)
    if not actors or actors[0].type != "Person":
        return None
    return Denoting(start, i + 1, actors, "nominal")


def _tied_stand_in(reading: _Reading, i: int, start: int) -> Denoting | None:
    """Resolve "die russische Seite", "ihre Regierung", "US-Delegation" to the state."""
    stage = reading.stage
    words = stage.words
    word = words.text[i]
    first, hyphen, last = word.rpartition("-")
    if (last if hyphen else word) not in _stand_ins():
        return None
    state: Actor | None = None
    if hyphen:
        key = prefixes().get(first)
        if key in by_key():
            state = stage.ensure(key, "State")
    for k in range(start, i):
        name = state_of_adjective(words.text[k])
        if name is not None:
            state = stage.state(name)
        lower = words.text[k].lower()
        if lower.startswith(("sein", "ihr")) and words.pos[k] == "DET" and state is None:
            state = _possessed(reading, k)
    if state is None and i > start - 1 and start > 0:
        owner = stage.outer.get(i - 1)
        if (
            owner is not None
            and owner.type in ("State", "Organisation")
            and words.text[i - 1].endswith("s")
        ):
            state = stage.actor(owner)
    if state is None:
        k = i + 1
        while k < len(words) and words.text[k].lower() in ("der", "des", "von", "aus", "in"):
            k += 1
        owner = stage.outer.get(k)
        if (
            k > i
            and owner is not None
            and owner.type in ("State", "Organisation")
            and words.head[owner.head] == i
        ):
            return Denoting(start, owner.end, (stage.actor(owner),), "nominal", coreferent=False)
    if state is None:
        return None
    return Denoting(start, i + 1, (state,), "nominal", coreferent=False)


def _people(reading: _Reading, i: int, start: int, state: str, opening: str) -> Denoting | None:
    """Resolve "der Ukrainer" to a person of that state; "die Russen" stand for their state."""
    stage = reading.stage
    gender = {"der": "m", "die": "f", "den": "m", "dem": "m"}.get(opening)
    word = stage.words.text[i]
    if gender is None:
        return None
    if opening == "die" and not word.endswith("in"):
        if _plural_subject(reading, i):
            return Denoting(start, i + 1, (stage.state(state),), "nominal", coreferent=False)
        return None
    for actor in _latest(reading, i, persons=True):
        if actor.gender in (gender, "-") and any(
            _is_of(reading, whose, state) for _, whose in actor.offices
        ):
            return Denoting(start, i + 1, (actor,), "nominal")
    if stage.words.dep[i] not in ("nsubj", "parataxis", "nsubj:pass", "ROOT", "advmod"):
        return None
    actors = _referent(reading, i, "f" if word.endswith("in") else gender, possessive=False)
    if not actors or actors[0].type != "Person":
        return None
    states = {stage.state_key(stage.find(whose)) for _, whose in actors[0].offices if whose}
    owners = {stage.find(whose) for _, whose in actors[0].offices if whose}
    if state not in states and any(o is not None and o.type == "State" for o in owners):
        return None
    return Denoting(start, i + 1, actors, "nominal")


def _is_of(reading: _Reading, whose: str | None, state: str) -> bool:
    return whose == state or (
        whose is not None and reading.stage.state_key(reading.stage.find(whose)) == state
    )


def _plural_subject(reading: _Reading, i: int) -> bool:
    return reading.stage.words.dep[i] in (
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "nmod",
        "obl:arg",
        "conj",
    )


def _body(reading: _Reading, i: int, start: int, opening: str) -> Denoting | None:
    """Resolve "das Ministerium", "die Allianz", "das Land" to what was named before."""
    stage = reading.stage
    words = stage.words
    noun = body(words.text[i])
    if noun is None:
        return None
    if opening.startswith(("sein", "ihr")) and opening != "sein" and "state" in noun.takes:
        owner = _possessed(reading, start)
        return Denoting(start, i + 1, (owner,), "nominal", coreferent=False) if owner else None
    if opening == "sein" and "state" in noun.takes:
        owner = _possessed(reading, start)
        return Denoting(start, i + 1, (owner,), "nominal", coreferent=False) if owner else None
    if opening not in _DEFINITE or "city" in noun.takes or _described(reading, i, start):
        return None
    sentence = words.sentence[i]
    for seen in reversed(reading.seen):
        actor = seen.actor
        if actor.type == "Person" or not (actor.takes & noun.takes):
            continue
        if "state" in noun.takes and (actor.type != "State" or sentence - seen.sentence > 2):
            continue
        if noun.named != "no" and "Ministerium" not in noun.noun and noun.noun not in actor.name:
            continue
        if noun.noun.endswith("ministerium") and noun.noun not in actor.name:
            continue
        return Denoting(start, i + 1, (actor,), "nominal")
    return None


def _described(reading: _Reading, i: int, start: int) -> bool:
    """Whether the phrase says by itself which body it means: an adjective, a genitive."""
    words = reading.stage.words
    return any(words.pos[k] == "ADJ" for k in range(start, i)) or any(
        words.dep[c] in ("nmod", "flat", "appos") for c in words.children[i]
    )
