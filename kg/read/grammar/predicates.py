"""Attributes of words that compare their form or annotation: relation, features, name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


class Annotated(Protocol):
    """What the attributes ask: the form of a word and its annotation."""

    text: str
    pos: str
    dep: str
    name: str
    morph: Mapping[str, list[str]]


class Pos:
    """Whether a word is tagged as one of some parts of speech."""

    def __init__(self, *tags: str) -> None:
        self._tags = frozenset(tags)

    def __get__(self, word: Annotated, _: type) -> bool:
        return word.pos in self._tags


class Dep:
    """Whether a word hangs on its head by one of some relations."""

    def __init__(self, *relations: str) -> None:
        self._relations = frozenset(relations)

    def __get__(self, word: Annotated, _: type) -> bool:
        return word.dep in self._relations


class Feature:
    """Whether a word bears a value of a feature."""

    def __init__(self, name: str, value: str) -> None:
        self._name, self._value = name, value

    def __get__(self, word: Annotated, _: type) -> bool:
        return self._value in word.morph.get(self._name, ())


class Marked:
    """Whether a word bears any value of a feature; for many words the tagger says nothing of it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, word: Annotated, _: type) -> bool:
        return self._name in word.morph


class Written:
    """Whether a word is written as one of some forms."""

    def __init__(self, *forms: str) -> None:
        self._forms = frozenset(forms)

    def __get__(self, word: Annotated, _: type) -> bool:
        return word.text in self._forms


class NameTag:
    """Whether the pipeline sees a name of one of some kinds in a word."""

    def __init__(self, *kinds: str) -> None:
        self._kinds = frozenset(kinds)

    def __get__(self, word: Annotated, _: type) -> bool:
        return word.name in self._kinds


@cache
def features(written: str) -> dict[str, list[str]]:
    """Return features as they are written in CoNLL-U: ``"Case=Dat|Number=Sing"``."""
    pairs = [part.partition("=") for part in written.split("|") if "=" in part]
    return {key: values.split(",") for key, _, values in pairs}
