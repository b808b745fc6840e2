"""Bodies named by their kind: "das russische Außenministerium", "die Zeitung Morgenbote"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.body_nouns import Body, body, strong
from kg.read.entities.gazetteer import match, state_of_adjective
from kg.read.entities.mention import Finder, Name

if TYPE_CHECKING:
    from kg.read.grammar.tree import Tree

_ANNOUNCED = frozenset({"medium", "company", "group", "party", "agency", "union", "alliance"})

_ARTICLED = re.compile(r"(al|an|ar|as|asch|at|el)-[A-ZÄÖÜ]")  # ``die Miliz al-Raya``


def add_announced(finder: Finder) -> None:
    """Find names behind a noun that says what kind of body they are, in quotation marks or not."""
    words = finder.words
    for i in range(len(words) - 2):
        if not words[i].is_noun or not words[i].text[:1].isupper() or i in finder.skipped:
            continue
        noun = body(words[i].text) or announcing(words[i].text)
        if noun is None or noun.named != "no" or not noun.takes & _ANNOUNCED:
            continue
        k = i + 1
        quoted = words[k].text in ("„", "»", "“", '"', "«", "‚")
        k += quoted
        end = k
        while (
            end < len(words)
            and end - k < 5
            and words[end].text[0].isalpha()
            and (
                (
                    words[end].is_capitalised
                    and (quoted or words[end].is_proper_noun or words[end].is_foreign)
                )
                or (quoted and words[end].pos in ("ADP", "DET", "X", "PROPN") and end > k)
                or (
                    _ARTICLED.match(words[end].text)
                    and (words[end].is_proper_noun or words[end].is_foreign)
                )
            )
        ):
            end += 1
        if end == k or (quoted and words[end].text not in ("“", "«", '"', "”", "»", "‘")):
            continue
        hit = match(words, k)
        if hit is not None and k + hit[0] >= end:
            continue
        if not quoted and (
            (words[k].name == "PER" and end - k > 1)
            or not (words[k].is_beside_name or words[k].is_attribute)
        ):
            continue
        finder.add(
            Name(
                k,
                end,
                EntityType.ORGANISATION,
                " ".join(words[k:end].texts),
                head=k,
                takes=noun.takes,
                gender=noun.gender,
                source="title",
            )
        )


@lru_cache(maxsize=4000)
def announcing(word: str) -> Body | None:
    """Return the body noun that a compound ends in: "Gewerkschaftsbund", "Staatsagentur"."""
    for start in range(3, len(word) - 4):
        last = word[start:].capitalize()
        if last.lower() in _ANNOUNCING_ENDS:
            return body(last) or Body(word, "-", "no", frozenset({"group"}))
    return None


_ANNOUNCING_ENDS = frozenset(
    [
        "agentur",
        "zeitung",
        "sender",
        "magazin",
        "blatt",
        "konzern",
        "verband",
        "bund",
        "partei",
        "organisation",
        "miliz",
        "gruppe",
        "gewerkschaft",
        "bewegung",
    ]
)


_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "im",
        "vom",
        "beim",
        "zum",
        "zur",
        "am",
        "ans",
        "ins",
    ]
)
OTHER_DETERMINERS = frozenset(
    [
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "kein",
        "keine",
        "keiner",
        "beide",
        "beiden",
        "mehrere",
        "viele",
        "jedes",
        "jede",
        "jeder",
        "alle",
        "allen",
        "aller",
        "sein",
        "seine",
        "seinem",
        "seines",
        "seiner",
        "ihr",
        "ihre",
        "ihrem",
        "ihres",
        "ihrer",
        "manche",
        "einige",
    ]
)


def add_bodies(finder: Finder) -> None:
    """Find bodies of states and organisations that are named by their kind."""
    words = finder.words
    for i in range(len(words)):
        word = words[i].text
        if not word[:1].isupper() or i in finder.taken or i in finder.skipped:
            continue
        noun = body(word)
        if noun is None or noun.named == "no" or not (words[i].is_nominal or words[i].is_foreign):
            continue
        hit = match(words, i)
        if hit is not None and hit[0] > 1:
            continue
        name = _body(finder, i, noun)
        if name is not None:
            finder.add(name)


def _body(finder: Finder, i: int, noun: Body) -> Name | None:
    words = finder.words
    start, state, prefix = i, noun.of, ""
    before = words[i - 1].text if i and words[i - 1].sent.number == words[i].sent.number else ""
    if before[:1].isupper() and words[i - 1].is_adjective and not words[i - 1].opens_sentence:
        adjective_state = state_of_adjective(before)
        prefix, start = strong(before, noun.gender) + " ", i - 1
        state = adjective_state or state
        if adjective_state is None and noun.named == "tied" and not before[:1].isupper():
            return None
        noun_named = True
    else:
        noun_named = noun.named == "yes"
        adjective_state = state_of_adjective(before) if before else None
        if adjective_state is not None and (words[i - 1].is_nominal or words[i - 1].is_adjective):
            prefix = (
                strong(
                    before[:1].lower() + before[1:]
                    if words[i - 1].opens_sentence and not before.startswith("US-")
                    else before,
                    noun.gender,
                )
                + " "
            )
            start, state, noun_named = i - 1, adjective_state, True
        elif before:
            owner = match(words, i - 1)
            if (
                owner is not None
                and owner[0] == 1
                and owner[1].type == EntityType.STATE
                and words[i - 1].text != owner[1].name
            ):
                prefix, start, state, noun_named = (
                    words[i - 1].text + " ",
                    i - 1,
                    owner[1].key,
                    True,
                )
    end, suffix = i + 1, ""
    if state is None and ("ministry" in noun.takes or not noun_named):
        end, suffix, state = _after(words, i)
    if "ministry" in noun.takes and state is None and not suffix and noun_named:
        further = opened(words, end) if words[end : end + 1].texts != ["von"] else end
        if further > end and further - 1 not in finder.taken:
            suffix, end = " " + " ".join(words[end:further].texts), further
    elif "embassy" in noun.takes and words[end : end + 1].texts == ["in"]:
        hit = match(words, end + 1)
        if hit is not None and hit[1].type != EntityType.ORGANISATION:
            suffix, end = " in " + words[end + 1].text, end + 2
    if not noun_named and state is None and not suffix:
        return None
    determiner = words[start - 1].text.lower() if start else ""
    if determiner in OTHER_DETERMINERS and not (determiner.startswith(("sein", "ihr")) and prefix):
        return None
    if words[i].text in ("Senat", "Kongress") and before.lower() in (
        "ein",
        "zum",
        "einen",
        "einem",
    ):
        return None
    return Name(
        start,
        end,
        EntityType.ORGANISATION,
        (prefix + noun.noun + suffix).strip(),
        key=f"{noun.noun.rpartition('-')[2]}|{state}" if state else None,
        head=i,
        gender=noun.gender,
        of=state,
        takes=noun.takes,
        source="body",
    )


def _after(words: Tree, i: int) -> tuple[int, str, str | None]:
    """Return where "in Moskau", "der Ukraine" or "Myanmars" after a body ends, and the state."""
    k = i + 1
    if k >= len(words):
        return i + 1, "", None
    first = words[k].text
    if first in ("in", "im", "der", "des", "von"):
        at = k + 1
        if first in ("in", "von") and at < len(words) and words[at].text in ("der", "den"):
            at += 1
        hit = match(words, at) if at < len(words) else None
        if hit is None or hit[1].type == EntityType.ORGANISATION:
            return i + 1, "", None
        state = hit[1].key if hit[1].type == EntityType.STATE else hit[1].acts_for
        if state is None or state not in _states():
            return i + 1, "", None
        if words[at + hit[0] - 1].dep not in ("nmod", "flat", "appos", "amod", "obl", "conj"):
            return i + 1, "", None
        if first in ("der", "des") and hit[1].type != EntityType.STATE:
            return i + 1, "", None
        end = at + hit[0]
        if end < len(words) and words[end].text.startswith("-"):
            return i + 1, "", None
        return end, " " + " ".join(words[k:end].texts), state
    hit = match(words, k)
    if hit and hit[0] == 1 and hit[1].type == EntityType.STATE and first != hit[1].name:
        return k + 1, " " + first, hit[1].key
    return i + 1, "", None


@cache
def _states() -> frozenset[str]:
    return frozenset(row["name"] for row in rows("read/entities/states"))


_OPENERS = frozenset({"für", "der", "des", "zur", "von", "ohne", "vom"})


def opened(words: Tree, k: int) -> int:
    """Return the end of "für Migration", "der Automobilindustrie" and the like from ``k`` on."""
    if k >= len(words) - 1 or words[k].text not in _OPENERS:
        return k
    i = k + 1
    if words[i].text in ("der", "die", "das", "den"):
        i += 1
    while i < len(words) and words[i].is_adjective:
        i += 1
    if i < len(words) and words[i].is_capitalised and words[i].is_nominal:
        i += 1
        if (
            words[k].text == "für"
            and i + 1 < len(words)
            and words[i].text == "und"
            and words[i + 1].is_capitalised
        ):
            i += 2
        return i
    return k
