"""The text of a document, put together once: spaCy joins it from its tokens at every call."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KEY = "depesche.text"


def text_of(doc: Doc) -> str:
    """Return ``doc.text``."""
    text: str | None = doc.user_data.get(_KEY)
    if text is None:
        text = doc.user_data[_KEY] = doc.text
    return text
