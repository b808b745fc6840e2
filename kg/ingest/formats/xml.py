"""XML files: parsed without entities or network, asked by local names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import InputError
from kg.ingest.source import MAX_COLLECTION, Source

Element = Any
"""An element of lxml, which has no types of its own."""
_SPACE = re.compile(r"\s+")


def root_of(source: Source) -> Element:
    """Return the root element of an XML source.

    Raises:
        InputError: it is not well formed; says in which line.
        TooLarge: it has more bytes than may be held.
    """
    from lxml import etree  # noqa: PLC0415 - only for XML

    told = source.settings.encoding
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, encoding=told, remove_pis=True
    )
    try:
        return etree.fromstring(source.read(MAX_COLLECTION).strip(), parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise InputError(
            f"no well-formed XML: {_SPACE.sub(' ', error.msg or 'it is cut off')}",
            where=f"{source.where}:{line}",
            hint="is the file whole?",
        ) from error


def local(element: Element) -> str:
    """Return the name of an element without its namespace, small letters; empty for comments."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def all_of(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements below and at ``root`` of those local names, in document order."""
    for element in root.iter():
        if local(element) in names:
            yield element


def first(root: Element | None, *path: str) -> Element | None:
    """Return the first element of a path of local names, each anywhere below the one before."""
    found = root
    for name in path:
        if found is None:
            return None
        found = next((e for e in found.iterdescendants() if local(e) == name), None)
    return found


def words_of(element: Element | None) -> str:
    """Return the text of an element, white space folded; ``<br/>`` is a space."""
    if element is None:
        return ""
    return _SPACE.sub(" ", "".join(_pieces(element))).strip()


def _pieces(element: Element) -> Iterator[str]:
    if local(element) in ("br", "lb"):
        yield " "
    elif local(element):
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""


def first_words(root: Element, *paths: str) -> str | None:
    """Return the words, or the attribute, of the first path that has any.

    ``"docdata/date.issue@norm"`` is an attribute of an element below another.
    """
    for path in paths:
        names, _, attribute = path.partition("@")
        element = first(root, *names.split("/")) if names else root
        if element is None:
            continue
        found = element.get(attribute) if attribute else words_of(element)
        if found and found.strip():
            return str(found).strip()
    return None


def paragraphs(root: Element | None, names: Iterable[str], hidden: Iterable[str] = ()) -> list[str]:
    """Return the words of the innermost elements of those names, without ``hidden`` ones."""
    wanted, left_out = set(names), set(hidden)
    found: list[str] = []

    def walk(element: Element) -> None:
        if local(element) in left_out:
            return
        inner = any(local(e) in wanted for e in element.iterdescendants())
        if local(element) in wanted and not inner:
            if words := words_of(element):
                found.append(words)
            return
        for child in element:
            walk(child)

    if root is not None:
        walk(root)
    return found
