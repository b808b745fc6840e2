"""The phrase around an office word: qualities, owner before and behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.gazetteer import state_of_adjective
from kg.read.entities.office_words import Office, office
from kg.read.entities.person_words import person_title
from kg.read.entities.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.entities.discourse import Discourse
    from kg.read.entities.grouping import Actor

PLAIN_DETERMINERS = frozenset(
    ["der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "einem", "einen", "eines"]
)


_POSSESSIVES = ("sein", "ihr", "dessen", "deren", "unser")


@dataclass(slots=True)
class Title:
    """One office word in its phrase."""

    at: int
    """Token of the office word."""
    start: int
    """First token of the phrase: determiner, adjectives, genitive before it."""
    end: int
    """End of the phrase with what belongs to it after the office word."""
    office: Office
    title: str
    """As a position bears it: ``stellvertretende Sprecherin``."""
    of: Actor | None = None
    of_state: str | None = None
    """State it points to that is not on stage under that name."""
    former: bool = False
    acting: bool = False
    person: Actor | None = None
    pattern: str = ""
    definite: bool = False
    possessive: str | None = None
    evidence: tuple[int, int] = (0, 0)
    of_noun: int | None = None
    """Noun without a name that says whose it is: "Sprecherin der Behörde"."""
    guessed: bool = False
    """``of`` comes from the context, not from the phrase."""


def read_phrase(discourse: Discourse, i: int, what: Office) -> Title:
    """Return the title with what the words around it say."""
    words = discourse.words
    first = words[i].sent.start
    title = Title(i, i, i + 1, what, what.title, former=what.former)
    adjectives: list[str] = []
    k = i - 1
    while k >= first:
        word, lower = words[k].text, words[k].text.lower()
        name = discourse.outer.get(k)
        if (
            name is not None
            and k == name.end - 1
            and name.type
            in (EntityType.STATE, EntityType.PLACE, EntityType.ORGANISATION, EntityType.PERSON)
        ):
            if _is_genitive(discourse, k, i):
                title.of = discourse.actor(name)
                k = name.start
                title.start = k
            break
        if (
            words[k].is_adjective
            or (state_of_adjective(word) and words[k].is_nominal)
            or (lower in ("damals", "ex"))
        ):
            state = state_of_adjective(word)
            if state is not None and title.of is None and title.of_state is None:
                title.of_state = state
            _qualify(title, lower, adjectives, word)
            title.start = k
            k -= 1
            continue
        if lower in PLAIN_DETERMINERS or lower in ("im", "am", "vom", "zum", "zur", "beim"):
            title.definite = lower not in ("ein", "eine", "einer", "einem", "einen", "eines")
            if lower in PLAIN_DETERMINERS:
                title.start = k
        elif lower.startswith(_POSSESSIVES) and (words[k].is_pronoun or words[k].is_determiner):
            title.possessive, title.definite = lower, True
            title.start = k
        elif (
            words[k].is_number
            or lower.endswith("ähriger")
            or lower in ("beide", "beiden", "mehrere", "zwei", "drei")
        ):
            title.start = k
            k -= 1
            continue
        break
    if what.of is not None and title.of is None:
        title.of = discourse.evoked(what.of)
        title.of_state = None
    elif what.prefix is not None and title.of is None:
        _of_prefix(discourse, title, what.prefix)
    if title.of is None and what.title.startswith("Bundes"):
        title.of_state = title.of_state or None
    _after(discourse, title)
    if adjectives:
        title.title = " ".join([*(_nominative(a, title) for a in adjectives), title.title])
    return title


def _of_prefix(discourse: Discourse, title: Title, prefix: str) -> None:
    """Take "Rotkamp-Chef", "Grünen-Obfrau": the first part is somebody on stage."""
    for actor in discourse.actors:
        if (
            prefix in (actor.name, f"{actor.name}n")
            or (actor.type == EntityType.PERSON and prefix == actor.name.rpartition(" ")[2])
            or any(prefix == n.name for n in actor.names)
        ):
            title.of = actor
            break
    else:
        if not prefix.isupper() and prefix != "Grünen":
            return
        if prefix == "Grünen":
            title.of = discourse.evoked("Grüne")
    if title.of is not None and title.title.startswith(prefix + "-"):
        title.title = title.title[len(prefix) + 1 :]


def _qualify(title: Title, lower: str, adjectives: list[str], word: str) -> None:
    base = _uninflected(lower)
    if base in WORDS["former"]:
        title.former = True
    elif base in WORDS["acting"]:
        title.acting = True
    elif base in WORDS["ranks of an office"] or base.endswith("politisch"):
        adjectives.insert(0, word[:1].lower() + word[1:])


def _uninflected(word: str) -> str:
    for ending in ("en", "em", "er", "es", "e"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            base = word[: -len(ending)]
            return base + "er" if base == "früh" else base
    return word


def _nominative(adjective: str, title: Title) -> str:
    base = _uninflected(adjective)
    if title.office.female is None:
        return adjective
    return base + ("e" if title.office.female else "er")


def _is_genitive(discourse: Discourse, k: int, i: int) -> bool:
    """Whether the name that ends at ``k`` is the genitive before the office at ``i``."""
    words = discourse.words
    word = words[k].text
    name = discourse.outer[k]
    if not word.endswith(("s", "'", "’", "x", "z")):
        return False
    if words[k].head.i == i or words[name.head].head.i == i:
        return True
    return word != name.name.split()[-1]


_OF_WORDS = frozenset({"der", "des", "von", "vom", "im", "am", "beim", "in", "bei", "aus", "für"})


def _after(discourse: Discourse, title: Title) -> None:
    """Read "des Außenministeriums", "von Genf", "im Parlament" after the office word."""
    words = discourse.words
    k = title.at + 1
    size = len(words)
    if k >= size:
        return
    last = words[title.at].sent.number
    word = words[k].text
    if word == "für" and words[k + 1 : k + 2] and discourse.at(words[k + 1]) is None:
        j = k + 1
        while (
            j < size
            and (words[j].is_describing or words[j].is_noun or words[j].is_conjunction)
            and words[j].sent.number == last
        ):
            j += 1
        if j < size and words[j].text not in (",", "des", "der", "von"):
            return
        k = j
        if j < size and words[j].text == ",":
            title.end = j
            return
        word = words[k].text
    if word in _OF_WORDS:
        j = k + 1
        while j < size and words[j].text.lower() in ("der", "den", "dem", "des", "das", "die"):
            j += 1
        while j < size and j not in discourse.outer and words[j].is_describing and j < k + 4:
            j += 1
        while j < size and j not in discourse.outer and person_title(words[j].text) is not None:
            j += 1
        if (
            j < size
            and j not in discourse.outer
            and office(words[j].text)
            and (j + 1) in discourse.outer
        ):
            j += 1
        elif (
            j < size
            and j not in discourse.outer
            and words[j].is_noun
            and word in ("der", "des", "vom", "von")
        ):
            title.of_noun = j
            j = _through_nouns(discourse, j)
        name = discourse.outer.get(j) if j < size and words[j].sent.number == last else None
        if name is not None and _owns(title, word, name.type):
            if title.of is None or name.type == EntityType.ORGANISATION:
                title.of, title.of_state = discourse.actor(name), None
            title.of_noun = None
            title.end = name.end
        elif name is not None:
            title.end = name.end
        return
    name = discourse.outer.get(k)
    if (
        name is not None
        and name.type == EntityType.STATE
        and words[k].text != name.name
        and word.endswith("s")
    ):
        title.of, title.of_state, title.end = discourse.actor(name), None, name.end


def _through_nouns(discourse: Discourse, j: int) -> int:
    """Walk over a noun to the name behind it: "Leiter der Delegation der OSZE"."""
    words = discourse.words
    k = j + 1
    if k < len(words) and words[k].text in ("der", "des", "von"):
        k += 1
        while k < len(words) and words[k].is_adjective and k not in discourse.outer:
            k += 1
        if k in discourse.outer:
            return k
    if (
        k in discourse.outer
        and words[k].is_beside_name
        and discourse.outer[k].type == EntityType.ORGANISATION
    ):
        return k
    head = words[j].text
    prefix = head.partition("-")[0]
    if "-" in head:
        for actor in discourse.actors:
            if actor.type == EntityType.ORGANISATION and actor.name == prefix and actor.names:
                return actor.names[0].start
    return j


def _owns(title: Title, word: str, kind: str) -> bool:
    if word in ("der", "des", "von", "vom"):
        return True
    if word in ("im", "am", "beim", "in", "bei") and kind == EntityType.ORGANISATION:
        return title.office.base not in ("Botschafter", "Vertreter", "Gesandter")
    if word == "aus":
        return kind in (EntityType.STATE, EntityType.ORGANISATION)
    return (
        word in ("in", "im")
        and kind == EntityType.PLACE
        and title.office.base
        in (
            "Machthaber",
            "Bürgermeister",
            "Gouverneur",
            "Statthalter",
        )
    )
