"""Attributes of words that compare their form or annotation."""

from __future__ import annotations

from kg.read.grammar.predicates import Dep, Feature, Marked, NameTag, Pos, Written


class Example:
    """A word with its annotation, and questions about it."""

    text = ","
    pos = "NOUN"
    dep = "nsubj"
    name = "PER"

    def __init__(self) -> None:
        self.morph = {"Case": ["Nom", "Acc"]}

    is_nominal = Pos("NOUN", "PROPN")
    is_verb = Pos("VERB")
    is_subject = Dep("nsubj", "nsubj:pass")
    is_object = Dep("obj")
    is_accusative = Feature("Case", "Acc")
    is_plural = Feature("Number", "Plur")
    has_case = Marked("Case")
    has_number = Marked("Number")
    is_comma = Written(",", "‚")
    is_colon = Written(":")
    names_person = NameTag("PER")
    names_place = NameTag("LOC", "ORG")


def test_a_word_is_one_of_the_values_or_none() -> None:
    word = Example()

    assert (word.is_nominal, word.is_subject, word.is_accusative, word.names_person) == (True,) * 4
    assert (word.is_verb, word.is_object, word.is_plural, word.names_place) == (False,) * 4


def test_a_feature_is_marked_or_not_and_a_form_is_one_of_some() -> None:
    word = Example()

    assert (word.has_case, word.is_comma) == (True, True)
    assert (word.has_number, word.is_colon) == (False, False)
