"""Links the entities of one article."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from kg.link.base import KnowledgeBase
from kg.link.decisions import Decisions
from kg.model import Extraction, Links


class Linker:
    """Chooses for each entity of an article the entry of the knowledge base it refers to."""

    snapshot: str
    digest: str

    def __init__(self, base: KnowledgeBase, decisions: Decisions | None = None) -> None:
        self.base = base
        self.decisions = decisions or Decisions()
        self.snapshot, self.digest = base.snapshot, base.digest

    @classmethod
    def open(
        cls,
        kb: Path | None = None,
        overlay: Path | None = None,
        decisions: Decisions | None = None,
    ) -> Self:
        """Return a linker on the base in ``kb``, by default the bundled one.

        Raises:
            LinkError: the base or the overlay cannot be read.
        """
        return cls(KnowledgeBase.open(kb, overlay), decisions)

    def link(self, extraction: Extraction) -> Links:
        """Return one link per entity, and the terms of the offices that the base knows."""
        raise NotImplementedError
