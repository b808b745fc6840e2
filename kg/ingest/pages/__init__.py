"""HTML pages: the article without what stands around it, its title, day and source.

for draft in page_drafts(content, "seite.html", zone=ZoneInfo("Europe/Berlin")):
    draft.text          # title line, lead, paragraphs, set apart by empty lines
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from kg.errors import InputError
from kg.ingest.dates import published
from kg.ingest.draft import Draft, headed
from kg.ingest.pages import blocks as page_blocks
from kg.ingest.pages.choice import Choice, chosen
from kg.ingest.pages.days import day_of, last_day
from kg.ingest.pages.metadata import Metadata, metadata
from kg.ingest.pages.tickers import by_day
from kg.ingest.pages.titles import title_of

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_SIGNATURE = re.compile(r"(?<=[.!?“\"»])\s*\((?:[^()]{2,60},\s*)?\d{1,2}\.\s?\d{1,2}\.\s?\d{4}\)$")
_BERLIN = ZoneInfo("Europe/Berlin")


def page_drafts(
    content: str, where: str, *, address: str | None = None, zone: dt.tzinfo | None = None
) -> Iterator[Draft]:
    """Yield the article on a page; of a live ticker with days an article for each day.

    Raises:
        InputError: no article can be made out on the page.
    """
    zone = zone or _BERLIN
    root = _parsed(content, where)
    told = metadata(root, address)
    blocks = page_blocks.blocks(root)
    title, heading = title_of(blocks, told)
    version, found = _extracted(content)
    choice = chosen(blocks, heading, told, found)
    if not choice.body and not choice.lead:
        raise InputError(
            "no article can be made out on the page",
            where=where,
            hint="save its wording as a .txt file: title, empty line, text",
        )
    draft = Draft(
        where=where,
        text="",
        date=day_of(told, root, choice.around, zone),
        source=told.site or told.publisher or told.host or None,
        url=told.address or None,
        title=title,
        reader=version,
    )
    yield from _by_day(draft, choice, told, zone)


def page_draft(
    content: str, where: str, *, address: str | None = None, zone: dt.tzinfo | None = None
) -> Draft:
    """Return the article on a page, a live ticker as one.

    Raises:
        InputError: no article can be made out on the page.
    """
    drafts = list(page_drafts(content, where, address=address, zone=zone))
    if len(drafts) == 1:
        return drafts[0]
    return replace(drafts[0], text="\n\n".join(draft.text for draft in drafts))


def _by_day(draft: Draft, choice: Choice, told: Metadata, zone: dt.tzinfo) -> Iterator[Draft]:
    last = last_day(told, zone)
    given = published(draft.date, zone) if draft.date else None
    known = last or (given.day if given else None)
    lead = [block.words for block in choice.lead]
    choice = _unsigned(choice)
    parts = by_day(choice.body, known)
    if len(parts) == 1:
        words = [block.words for block in choice.body]
        yield replace(draft, text=headed(draft.title, [*lead, *words]))
        return
    for number, part in enumerate(parts):
        day = part.day or known
        words = [block.words for block in part.blocks]
        if number == 0:
            words = [*lead, *words]
        yield replace(
            draft,
            where=f"{draft.where}, {day}",
            text=headed(draft.title, words),
            date=day.isoformat() if day else None,
            part=str(day or "undated"),
        )


def _unsigned(choice: Choice) -> Choice:
    """Return the article without who signs it behind the last sentence: ``(mmu, 19.1.2022)``."""
    if not choice.body:
        return choice
    last = choice.body[-1]
    words = _SIGNATURE.sub("", last.words)
    return replace(choice, body=[*choice.body[:-1], replace(last, words=words)])


def _parsed(content: str, where: str) -> Any:
    from lxml import etree, html  # noqa: PLC0415 - only for pages

    try:
        return html.document_fromstring(_DECLARATION.sub("", content))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            f"no page can be made out: {error}", where=where, hint="is the file whole?"
        ) from error


def _extracted(content: str) -> tuple[str, list[str]]:
    """Return name and version of trafilatura, and the paragraphs that it sees in a page."""
    import trafilatura  # noqa: PLC0415 - a fifth of a second, only for pages

    page: Any = trafilatura.bare_extraction(
        _DECLARATION.sub("", content), include_comments=False, with_metadata=False
    )
    body = page.body if page is not None else None
    found = [] if body is None else ["".join(e.itertext()) for e in body.iterchildren()]
    return f"trafilatura {trafilatura.__version__}", found
