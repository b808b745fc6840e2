"""The compiled knowledge base: a read-only SQLite file, and the user's overlay beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Self


class KnowledgeBase:
    """Look-up of entities, names and offices; opening takes milliseconds."""

    snapshot: str = ""
    digest: str = ""

    @classmethod
    def open(cls, path: Path | None = None, overlay: Path | None = None) -> Self:
        """Return the base in ``path``, by default the bundled one, with the user's overlay."""
        raise NotImplementedError
