"""The minted IRIs: for each class which parts are hashed, and why these.

Nothing is blank: Turtle can be diffed, two runs can be compared line by line.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from kg.errors import StoreError

if TYPE_CHECKING:
    from kg.model import Entity, Span

DEFAULT_BASE = "https://w3id.org/depesche/id/"
WIKIDATA = "http://www.wikidata.org/entity/"
VOCABULARY_GRAPH = "https://w3id.org/depesche/ns"

_BAD_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_QID = re.compile(r"Q[1-9][0-9]*")


def checked_base(base: str) -> str:
    """Return ``base`` if minted IRIs can start with it.

    Raises:
        StoreError: it is no absolute IRI that ends in ``/`` or ``#``.
    """
    if (
        re.match(r"[A-Za-z][A-Za-z0-9+.-]*:.", base)
        and base[-1] in "/#"
        and not _BAD_IN_IRI.search(base)
    ):
        return base
    raise StoreError(
        f"{base!r} cannot be the base of the minted IRIs",
        hint=f"give an absolute IRI that ends in '/', such as {DEFAULT_BASE}",
    )


def digest(*parts: object) -> str:
    """Return 16 hexadecimal digits that stand for ``parts`` in this order.

    Sixteen digits (64 bits) leave a collision among a hundred million nodes at one in 3,000.
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def normalised(name: str) -> str:
    """Return ``name`` as it is compared: ``"Sergej  LAWROW "`` → ``"sergej lawrow"``."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded.strip()


def article_iri(base: str, article_id: str) -> str:
    """Return the IRI of an article and of its named graph; the id is percent-encoded."""
    return f"{base}article/{quote(article_id, safe='')}"


def article_id(base: str, iri: str) -> str | None:
    """Return the id of the article of that IRI; ``None`` if it is no article's IRI."""
    prefix = f"{base}article/"
    return unquote(iri[len(prefix) :]) if iri.startswith(prefix) and "#" not in iri else None


def entities_graph(base: str) -> str:
    """Return the name of the graph that holds what is true of an entity beyond one article."""
    return f"{base}graph/entities"


def copies_graph(base: str) -> str:
    """Return the name of the graph that tells which articles tell the same text."""
    return f"{base}graph/copies"


def wikidata_iri(qid: str) -> str:
    """Return the IRI of a Wikidata item: ``"Q58217"`` → ``http://www.wikidata.org/entity/Q58217``."""
    return f"{WIKIDATA}{qid}"


def is_qid(text: str) -> bool:
    """Return whether ``text`` is the number of a Wikidata item."""
    return _QID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the IRIs of one article."""

    base: str
    article_id: str

    @property
    def article(self) -> str:
        """The article, and the name of its graph."""
        return article_iri(self.base, self.article_id)

    def span(self, span: Span) -> str:
        """Return the IRI of a stretch of the article's text.

        Source: RFC 5147, 2.2.1 (character ranges).
        """
        return f"{self.article}#char={span[0]},{span[1]}"

    def entity(self, entity: Entity, qid: str | None, body: tuple[str, str] | None = None) -> str:
        """Return the IRI of an entity; ``body`` is the kind of a state's body and the state's IRI.

        A Wikidata number says who it is. Without one the type and the normalised full name do; a
        person known by a single name ("Müller") may be somebody else in the next article, so the
        article's id is hashed too. A state's body is known by its kind and its state: "das
        russische Außenministerium" and "das Außenministerium in Moskau" are one.
        """
        if qid:
            return f"{self.base}entity/{qid}"
        if body:
            return f"{self.base}entity/{body[0]}-{digest(entity.type, *body)}"
        parts = [entity.type, normalised(entity.name)]
        if entity.type == "Person" and " " not in parts[1]:
            parts.append(self.article_id)
        return f"{self.base}entity/{entity.type.lower()}-{digest(*parts)}"

    def node(self, kind: str, *parts: object) -> str:
        """Return the IRI of a node that belongs to this article alone.

        | kind     | parts                                | why                                   |
        | mention  | span, entity                         | an entity is mentioned once in a place |
        | time     | span                                 | one expression in one place           |
        | position | evidence, holder, title, of          | one sentence may give two offices     |
        | meeting  | evidence, trigger                    | one sentence may tell of two meetings |
        | warning  | evidence, cue, content               | one sentence may hold two warnings    |
        | statement | evidence, cue, content              | as warnings                           |
        | candidate | entity, number of the item          | offered once for an entity            |
        | linking  | entity                               | one choice for an entity              |
        | activity | nothing                              | one reading stands in the graph       |
        """
        return f"{self.base}{kind}/{digest(self.article_id, kind, *parts)}"
