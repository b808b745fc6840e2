"""TEI: an article for each ``TEI`` element, also in a corpus. Source: TEI P5 Guidelines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.ingest.draft import Draft, headed, id_from_name
from kg.ingest.formats import xml
from kg.ingest.source import Outcome, Source

_BLOCKS = ("p", "head", "item", "cell", "l", "ab", "opener", "closer", "salute", "quote")
_HIDDEN = ("note", "figure", "fw", "teiheader", "byline", "del", "bibl")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def drafts(source: Source) -> Iterator[Outcome]:
    """Yield the article of each ``TEI`` element."""
    root = xml.root_of(source)
    documents = list(xml.all_of(root, "tei", "tei.2"))
    if not documents:
        yield InputError("the corpus is empty", where=source.where, hint="it holds no TEI element")
    for number, document in enumerate(documents, start=1):
        alone = len(documents) == 1
        where = source.where if alone else f"{source.where}, document {number}"
        own_id = source.stem if alone else source.stem and f"{source.stem}-{number}"
        try:
            yield replace(_document(document, where)).or_else(own_id, source.date)
        except InputError as error:
            yield error


def _document(root: xml.Element, where: str) -> Draft:
    body = xml.first(root, "text", "body")
    paragraphs = xml.paragraphs(body, _BLOCKS, _HIDDEN)
    if not paragraphs:
        raise InputError("a TEI document without text", where=where, hint="is the file whole?")
    title = xml.first_words(root, "teiheader/titlestmt/title")
    own = root.get(_ID) or xml.first_words(root, "teiheader/publicationstmt/idno")
    return Draft(
        where=where,
        text=headed(title, paragraphs),
        id=id_from_name(own) if own else None,
        date=xml.first_words(
            root,
            "teiheader/sourcedesc/date@when",
            "teiheader/publicationstmt/date@when",
            "teiheader/sourcedesc/date",
            "teiheader/publicationstmt/date",
        ),
        source=xml.first_words(
            root,
            "teiheader/sourcedesc/publisher",
            "teiheader/sourcedesc/title",
            "teiheader/publicationstmt/publisher",
        ),
        url=xml.first_words(root, "teiheader/sourcedesc/ref@target"),
        title=title,
    )
