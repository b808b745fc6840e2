"""What a reader finds in an article: Doc to Extraction."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.model import Article, Extraction
    from kg.read.article import read_article

__all__ = ["read_article"]


def __getattr__(name: str) -> Any:
    """Load the reading room on first use: spaCy takes its time to import."""
    if name in __all__:
        from kg.read import article  # noqa: PLC0415

        return getattr(article, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class _Room(ModuleType):
    """The room is callable: ``kg.read(article)`` reads one, as ``import kg`` promises."""

    def __call__(
        self, article: Article, nlp: Language | None = None, min_confidence: float = 0.0
    ) -> Extraction:
        from kg.lang import load_pipeline  # noqa: PLC0415
        from kg.read.article import read_article  # noqa: PLC0415

        return read_article(nlp or load_pipeline(), article, min_confidence)


sys.modules[__name__].__class__ = _Room
