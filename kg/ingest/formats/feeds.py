"""RSS 0.9 to 2.0 and Atom: an article for each entry.

Source: the RSS 2.0 specification (RSS Advisory Board), RSS 1.0 with its content module, RFC 4287.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.ingest.draft import Draft, headed, id_from_name
from kg.ingest.formats import xml
from kg.ingest.source import Outcome, Source

_EMPTY = "there is nothing to read"
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "date", "issued", "updated", "modified")


def drafts(source: Source) -> Iterator[Outcome]:
    """Yield the article of each entry; the feed's own title is the source of all."""
    root = xml.root_of(source)
    entries = list(xml.all_of(root, "item", "entry"))
    if not entries:
        yield InputError("the feed has no entries", where=source.where, hint=_EMPTY)
    channel = next(xml.all_of(root, "channel", "feed"), root)
    name = next((xml.words_of(child) for child in channel if xml.local(child) == "title"), None)
    for number, entry in enumerate(entries, start=1):
        where = f"{source.where}, entry {number}"
        own_id = source.stem and f"{source.stem}-{number}"
        try:
            yield replace(_entry(entry, where), source=name or None).or_else(own_id, source.date)
        except InputError as error:
            yield error


def _entry(entry: xml.Element, where: str) -> Draft:
    words = {xml.local(child): _markup(child) for child in reversed(entry) if xml.local(child)}
    body = next((words[name] for name in _TEXTS if words.get(name, "").strip()), None)
    title = " ".join(words.get("title", "").split()) or None
    if body is None and title is None:
        raise InputError("an entry without words", where=where, hint=_EMPTY)
    own = words.get("guid") or words.get("id")
    return Draft(
        where=where,
        text=headed(title, [body] if body else []),
        id=id_from_name(own.partition("://")[2] or own) if own else None,
        date=next((words[name] for name in _DATES if words.get(name)), None),
        url=_link(entry) or (own if own and "://" in own else None),
        title=title,
    )


def _markup(element: xml.Element) -> str:
    """Return what an element holds: escaped HTML as it stands, elements of XHTML as their words."""
    blocks = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "div")
    if len(element) and (found := xml.paragraphs(element, blocks)):
        return "\n\n".join(found)
    return "".join(element.itertext()).strip()


def _link(entry: xml.Element) -> str | None:
    """Return the address of the article itself, not of its picture or its comments."""
    for child in entry:
        if xml.local(child) == "link" and child.get("rel", "alternate") == "alternate":
            found = child.get("href") or xml.words_of(child)
            if found:
                return str(found)
    return None
