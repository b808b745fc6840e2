"""HTML pages: the article without what stands around it."""

from __future__ import annotations

import re
from typing import Any

from kg.errors import InputError
from kg.ingest.draft import Draft

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BLOCKS = {"p", "head", "item", "cell", "quote", "code"}

MAX_PAGE = 20_000_000
"""Bytes of markup; the article in it is far shorter."""


def page_draft(content: str, where: str) -> Draft:
    """Return the article on a page: title line, empty line, paragraphs set apart by empty lines.

    Raises:
        InputError: no article can be made out on the page.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 - a fifth of a second, only for pages

    page: Any = bare_extraction(
        content,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": "2100-01-01",  # else the clock decides which dates are too late
        },
    )
    paragraphs = _paragraphs(page.body) if page is not None and page.body is not None else []
    title = _SPACE.sub(" ", page.title).strip() if page is not None and page.title else None
    if paragraphs and title and paragraphs[0].split() == title.split():
        del paragraphs[0]
    if not paragraphs:
        raise InputError(
            "no article can be made out on the page",
            where=where,
            hint="save its wording as a .txt file: title, empty line, text",
        )
    return Draft(
        where=where,
        text="\n\n".join([title, *paragraphs] if title else paragraphs),
        date=page.date,
        source=page.sitename or page.hostname,
        url=page.url,
        title=title,
    )


def _paragraphs(body: Any) -> list[str]:
    """Return the text of the innermost blocks, in order, white space folded."""
    found = []
    for element in body.iter():
        if element.tag in _BLOCKS and not any(
            child.tag in _BLOCKS for child in element.iter() if child is not element
        ):
            words = _SPACE.sub(" ", "".join(element.itertext())).strip()
            if words:
                found.append(words)
    return found
