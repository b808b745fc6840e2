"""An article as it is read, and what was found in it put back into the text as delivered."""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypeVar

from kg.clean import cleaned
from kg.model import Extraction, Mention, Time

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.clean.wording import Alignment
    from kg.model import Article, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article whose text is the one that is read, and the way back."""

    article: Article
    """Spans count in its own text."""
    source: Article
    """The article as it was delivered."""
    alignment: Alignment

    @classmethod
    def of(cls, article: Article) -> Self:
        """Return the article as it is read; itself if its text is clean already."""
        clean = cleaned(article.text, article.skipped)
        if clean.text == article.text:
            return cls(article, article, clean.alignment)
        moved = _moved(replace(article, text=clean.text), clean.alignment.read)
        trimmed = (_trimmed(span, clean.text) for span in moved.skipped)
        skipped = tuple(span for span in trimmed if span[0] < span[1])
        return cls(replace(moved, skipped=skipped), article, clean.alignment)

    def delivered(self, extraction: Extraction) -> Extraction:
        """Return what was read with its offsets in the text as delivered.

        Words that are a slice of the text (of mentions and times) are those as delivered; names,
        titles and quotes stay as they were read.
        """
        if self.article is self.source:
            return extraction
        moved = _moved(replace(extraction, article=self.source), self.alignment.delivered)
        return _worded(replace(moved, article=self.source))

    def read(self, extraction: Extraction) -> Extraction:
        """Return an extraction of the article as delivered with its offsets in the text as read."""
        if self.article is self.source:
            return extraction
        moved = _moved(extraction, self.alignment.read)
        return _worded(replace(moved, article=self.article))


def _trimmed(span: Span, text: str) -> Span:
    """Return a stretch without the space around it, which belongs to no paragraph."""
    words = text[slice(*span)]
    begin = span[0] + len(words) - len(words.lstrip())
    return begin, max(begin, span[1] - len(words) + len(words.rstrip()))


def _worded(extraction: Extraction) -> Extraction:
    text = extraction.article.text
    return replace(
        extraction,
        mentions=tuple(replace(m, text=text[m.begin : m.end]) for m in extraction.mentions),
        times=tuple(replace(t, text=text[t.begin : t.end]) for t in extraction.times),
    )


def _moved(value: T, move: Callable[[Span], Span]) -> T:
    """Return a frozen value of the model with all the spans in it moved."""
    changes: dict[str, Any] = {}
    for name, kind in _spans(type(value)).items():  # type: ignore[arg-type]
        old = getattr(value, name)
        if old is None:
            continue
        if kind == "span":
            changes[name] = move(old)
        elif kind == "spans":
            changes[name] = tuple(move(span) for span in old)
        else:
            changes[name] = tuple(_moved(item, move) for item in old)
    if isinstance(value, (Mention, Time)):
        changes["begin"], changes["end"] = move((value.begin, value.end))
    return replace(value, **changes) if changes else value  # type: ignore[type-var]


@cache
def _spans(model: type) -> dict[str, str]:
    """Return which fields of a class hold a span, spans, or values that hold spans."""
    found: dict[str, str] = {}
    for name, hint in typing.get_type_hints(model).items():
        if hint in (_SPAN, _SPAN | None):
            found[name] = "span"
        elif typing.get_origin(hint) is tuple:
            inner = typing.get_args(hint)[0]
            if inner == _SPAN:
                found[name] = "spans"
            elif dataclasses.is_dataclass(inner):
                found[name] = "values"
    return found


_SPAN = tuple[int, int]


def as_read(extraction: Extraction) -> Extraction:
    """Return an extraction with its offsets in the text that is read, for whoever looks around."""
    return CleanArticle.of(extraction.article).read(extraction)
