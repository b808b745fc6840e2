"""News as agencies exchange it: NITF, NewsML-G2, NewsML 1, IPTC 7901.

Source: IPTC, NITF 3.6; NewsML-G2 2.31; NewsML 1.2; the IPTC 7901 text transmission format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.errors import InputError
from kg.ingest.decoding import decoded
from kg.ingest.draft import Draft, headed, id_from_name
from kg.ingest.formats import xml
from kg.ingest.formats.plain import plain_draft
from kg.ingest.source import MAX_COLLECTION, Notice, Outcome, Source

_PARAGRAPHS = ("p", "hl2", "li", "h1", "h2", "h3", "h4", "blockquote", "td", "th", "pre")
_HIDDEN = ("media", "media-caption", "figure", "figcaption", "aside", "tagline", "script", "style")


def nitf(source: Source) -> Iterator[Outcome]:
    """Yield the article of a NITF file."""
    yield _nitf(xml.root_of(source), source.where).or_else(source.stem, source.date)


def newsml(source: Source) -> Iterator[Outcome]:
    """Yield the articles of a NewsML-G2 item or message; pictures and the like are counted."""
    yield from _items(source, "newsitem", _newsitem)


def newsml1(source: Source) -> Iterator[Outcome]:
    """Yield the articles of a NewsML 1 file."""
    yield from _items(source, "newsitem", _newsitem1)


def _items(source: Source, name: str, read: Any) -> Iterator[Outcome]:
    root = xml.root_of(source)
    items = list(xml.all_of(root, name))
    found = [(i, read(item, f"{source.where}, item {i}")) for i, item in enumerate(items, start=1)]
    drafts = [(number, draft) for number, draft in found if draft is not None]
    if not drafts:
        yield InputError(
            "no item of it holds a text", where=source.where, hint="pictures and lists are not read"
        )
    elif others := len(items) - len(drafts):
        yield Notice(
            f"{source.where}: {others} of {len(items)} items hold no text, and are skipped"
        )
    for number, draft in drafts:
        own_id = source.stem if len(drafts) == 1 else source.stem and f"{source.stem}-{number}"
        yield replace(draft, where=source.where if len(items) == 1 else draft.where).or_else(
            own_id, source.date
        )


def _nitf(root: xml.Element, where: str) -> Draft:
    body = xml.first(root, "body.content")
    if body is None:
        body = xml.first(root, "body")
    paragraphs = xml.paragraphs(body, _PARAGRAPHS, _HIDDEN)
    abstract = xml.paragraphs(xml.first(root, "abstract"), ("p",)) or [
        word for word in [xml.first_words(root, "body.head/abstract")] if word
    ]
    if not paragraphs and body is not None and (words := xml.words_of(body)):
        paragraphs = [words]
    leads = [lead for lead in abstract if lead not in " ".join(paragraphs)]
    title = xml.first_words(root, "hedline/hl1", "hedline", "head/title", "title")
    if not paragraphs and not leads:
        raise InputError("a NITF article without a body", where=where, hint="is the file whole?")
    own = xml.first_words(root, "doc-id@id-string", "@uno")
    return Draft(
        where=where,
        text=headed(title, [*leads, *paragraphs]),
        id=id_from_name(own) if own else None,
        date=xml.first_words(
            root,
            "docdata/date.issue@norm",
            "pubdata@date.publication",
            "docdata/date.release@norm",
            "dateline/story.date@norm",
        ),
        source=xml.first_words(root, "pubdata@name", "distributor/org", "distributor"),
        url=xml.first_words(root, "pubdata@ex-ref"),
        title=title,
    )


def _newsitem(item: Any, where: str) -> Draft | None:
    """Return the article of an item of NewsML-G2; ``None`` if it holds no text."""
    text = _inline(item, where)
    if text is None:
        return None
    title = xml.first_words(item, "contentmeta/headline", "itemmeta/title") or text.title
    paragraphs = text.text.split("\n\n")
    own, version = item.get("guid"), item.get("version", "1")
    if own and version != "1":
        own = f"{own}-v{version}"
    return Draft(
        where=where,
        text=headed(title, paragraphs),
        id=id_from_name(own) if own else None,
        date=xml.first_words(
            item,
            "contentmeta/contentcreated",
            "itemmeta/versioncreated",
            "itemmeta/firstcreated",
        )
        or text.date,
        source=xml.first_words(
            item, "itemmeta/provider/name", "itemmeta/provider@literal", "copyrightholder/name"
        ),
        url=xml.first_words(item, "itemmeta/link@href"),
        title=title,
    )


def _inline(item: xml.Element, where: str) -> Draft | None:
    """Return the text in an item: XHTML, NITF or plain words; ``None`` without one."""
    whole = xml.first(item, "contentset", "nitf")
    if whole is not None:
        return _nitf(whole, where)
    inline = xml.first(item, "contentset", "inlinexml")
    if inline is not None:
        body = xml.first(inline, "body")
        paragraphs = xml.paragraphs(inline if body is None else body, _PARAGRAPHS, _HIDDEN)
        words = xml.words_of(inline if body is None else body)
        if paragraphs or words:
            return Draft(where, "\n\n".join(paragraphs or [words]))
    data = xml.first(item, "contentset", "inlinedata")
    if data is None or data.get("encoding") is not None:
        return None
    words = "".join(data.itertext()).strip()
    return Draft(where, words) if words else None


def _newsitem1(item: xml.Element, where: str) -> Draft | None:
    """Return the article of an item of NewsML 1; ``None`` if it holds no text."""
    content = xml.first(item, "datacontent")
    if content is None:
        return None
    whole = xml.first(content, "nitf")
    inner = _nitf(whole, where) if whole is not None else None
    paragraphs = xml.paragraphs(content, _PARAGRAPHS, _HIDDEN) or [xml.words_of(content)]
    text = inner.text if inner else "\n\n".join(p for p in paragraphs if p)
    if not text:
        return None
    title = xml.first_words(item, "newslines/headline") or (inner.title if inner else None)
    own = xml.first_words(item, "newsidentifier/publicidentifier", "newsitemid")
    return Draft(
        where=where,
        text=headed(title, text.split("\n\n")),
        id=id_from_name(own) if own else None,
        date=xml.first_words(
            item, "newsmanagement/thisrevisioncreated", "newsmanagement/firstcreated"
        )
        or (inner.date if inner else None),
        source=xml.first_words(item, "provider/party@formalname", "copyrightholder"),
        title=title,
    )


_SENT = re.compile(
    rb"\x01(?P<head>[^\x02]*)\x02(?P<body>[^\x03\x04]*)[\x03\x04]?(?P<tail>[^\x01]*)"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def iptc7901(source: Source) -> Iterator[Outcome]:
    """Yield the article of each message between the control characters of IPTC 7901."""
    data = source.read(MAX_COLLECTION)
    messages = list(_SENT.finditer(data))
    if not messages:
        yield InputError(
            "a message of IPTC 7901 without its text", where=source.where, hint="is the file whole?"
        )
    for number, message in enumerate(messages, start=1):
        where = source.where if len(messages) == 1 else f"{source.where}, message {number}"
        own_id = source.stem if len(messages) == 1 else source.stem and f"{source.stem}-{number}"
        try:
            parts = [
                decoded(part, where, told=source.settings.encoding) for part in message.groups()
            ]
        except InputError as error:
            yield error
            continue
        lines = [_CONTROL.sub("", words.replace("\r\n", "\n")).strip("\n") for words, _ in parts]
        draft = plain_draft("\n\n".join(line for line in lines if line.strip()), where, sure=True)
        yield draft.noting(*{note for _, note in parts}).or_else(own_id, source.date)
