"""Whom the phrase of a speaker denotes: a name, a voice of a body, a paper, an adjective.

The cast knows names, pronouns and offices. Here stand the ways in which only a speaker is named:
``Beamte in Seoul``, ``seine Mitarbeiter``, ``OAS-Angaben``, ``die Zeitung „Prensa“``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word
    from kg.read.quotations.context import Page

_OWNING = frozenset({"nmod", "det:poss", "det", "amod", "appos", "flat", "obl", "dep"})
_OF = frozenset({"von", "vom", "aus", "in", "im", "bei", "beim", "der", "des", "am"})


def voice_of(page: Page, token: Word | None, depth: int = 0) -> tuple[str, ...]:
    """Return the ids of the entities that speak where ``token`` heads the speaker's phrase."""
    if token is None:
        return ()
    found = tuple(page.cast.denoted(token))
    if found:
        return _person_behind(page, token) or found
    if is_medium(token):
        return _named_medium(page, token)
    if not (token.is_nominal or token.is_adjective or token.is_foreign):
        return ()
    if "-" in token.text and (prefix := _prefix(page, token)):
        return (prefix,)
    if is_voice(token) or depth:
        return _owner(page, token, depth)
    return ()


def _person_behind(page: Page, token: Word) -> tuple[str, ...]:
    """Return the person whose name ends the phrase: ``der Sprecher der Fraktion Max Muster``."""
    if not is_voice(token) or page.cast.at(token) is not None:
        return ()
    inside = {t.i for t in token.subtree}
    for i in range(token.i + 1, min(token.i + 9, token.sent.end)):
        other = page.tree[i]
        if other.is_punct or i not in inside:
            break
        entity = page.cast.at(other)
        if entity is not None and page.cast.is_person(entity):
            return (entity,)
    return ()


def is_voice(token: Word) -> bool:
    """Whether the noun names people or a text that speaks for somebody: ``Beamte``, ``Büro``."""
    low = token.lemma.lower()
    return (token.is_nominal or token.is_adjective) and (
        low in WORDS["voices"] or token.lower in WORDS["voices"]
    )


def is_medium(token: Word) -> bool:
    """Whether the noun names a paper, a station or an agency."""
    return token.is_noun and (
        token.lemma in WORDS["media"]
        or token.lower.endswith(("agentur", "zeitung", "sender", "magazin"))
    )


@cache
def _media() -> frozenset[str]:
    return frozenset(
        name
        for row in rows("read/entities/organisations")
        if "medium" in row["takes"]
        for name in (row["name"], *row["aliases"].split(","))
    )


def is_reporter(page: Page, token: Word) -> bool:
    """Whether who is spoken to only passes words on: a paper, reporters, the public."""
    low = token.lower
    if is_medium(token) or low in WORDS["reporters"]:
        return True
    if token.head != token and token.is_beside_name and is_medium(token.head):
        return True
    return any(page.cast.entity(e).name in _media() for e in page.cast.denoted(token))


def _named_medium(page: Page, token: Word) -> tuple[str, ...]:
    """Return the paper that is named behind its kind: ``die Zeitung „Prensa“``."""
    tree = token.tree
    for i in range(token.i + 1, min(token.i + 4, token.sent.end)):
        if tree[i].is_quote:
            continue
        return tuple(page.cast.denoted(tree[i], conj=False))
    return ()


def _prefix(page: Page, token: Word) -> str | None:
    """Return the entity that the first part of a compound names: ``OAS-Angaben``."""
    first = token.text.partition("-")[0]
    for mention in page.cast.mentions:
        if mention.form == "name" and mention.text == first:
            return mention.entity
    entities = [e for e in page.cast.entities if e.name == first or e.name.endswith(f" {first}")]
    if len(entities) == 1:
        return entities[0].id
    return page.cast.state_of(token)


def _owner(page: Page, token: Word, depth: int) -> tuple[str, ...]:
    """Return whose voice it is: genitive, possessive, adjective, or a place after in or aus."""
    if depth > 2:
        return ()
    for child in token.children:
        if child.dep not in _OWNING and not child.dep.startswith("det"):
            continue
        cases = {c.lower for c in child.children if c.is_case_marker}
        if cases - _OF:
            continue
        if child.is_adjective:
            state = page.cast.state_of(child)
            if state is not None:
                return (state,)
            continue
        found = tuple(page.cast.denoted(child, conj=False))
        if not found and child.is_nominal:
            found = voice_of(page, child, depth + 1)
        if found:
            return found
    return ()
