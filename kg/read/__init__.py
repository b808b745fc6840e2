"""What a reader finds in an article: Doc to Extraction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.read.article import read_article

__all__ = ["read_article"]


def __getattr__(name: str) -> Any:
    """Load the reading room on first use: spaCy takes its time to import."""
    if name in __all__:
        from kg.read import article  # noqa: PLC0415

        return getattr(article, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
