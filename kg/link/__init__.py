"""Entities to Wikidata, offline by default."""

from kg.link.base import KnowledgeBase
from kg.link.decisions import Decision, Decisions
from kg.link.linker import Linker

__all__ = ["Decision", "Decisions", "KnowledgeBase", "Linker"]
