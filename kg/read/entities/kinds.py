"""Kinds of names: what a body can be taken up as, and how far its noun is a name."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What nouns can take an entity up later: "das Ministerium", "die Zeitung"."""

    MINISTRY = "ministry"
    GOVERNMENT = "government"
    ALLIANCE = "alliance"
    UNION = "union"
    ARMY = "army"
    COMPANY = "company"
    MEDIUM = "medium"
    AGENCY = "agency"
    PARTY = "party"
    GROUP = "group"
    COURT = "court"
    PARLIAMENT = "parliament"
    COMMITTEE = "committee"
    BANK = "bank"
    POLICE = "police"
    EMBASSY = "embassy"
    ASSOCIATION = "association"
    STATE = "state"


class Naming(StrEnum):
    """How far a body noun is a name."""

    ALONE = "yes"
    """By itself: "der Bundestag"."""
    COMPOUND = "whole"
    """As the end of a longer word: "Außenministerium"."""
    OWNED = "tied"
    """With its state or place: "die iranische Regierung"."""
    NEVER = "no"
    """It only takes up a body named before: "das Bündnis"."""


class Announcing(StrEnum):
    """Whether the name of a body may follow its noun: "die Zeitung Morgenbote"."""

    NOTHING = "no"
    NAME = "yes"
    COMPOUNDS = "compounds"
    """Also behind a compound that ends in the noun: "Wochenzeitung"."""
