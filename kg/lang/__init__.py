"""The German spaCy pipeline and what it needs: network, tokenizer, lexicons, time expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.lang.pipeline import load_pipeline, pipeline_identity

__all__ = ["load_pipeline", "pipeline_identity"]


def __getattr__(name: str) -> Any:
    """Load the pipeline's module on first use: spaCy takes its time to import."""
    if name in __all__:
        from kg.lang import pipeline  # noqa: PLC0415 - spaCy is slow

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
