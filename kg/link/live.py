"""Live linking: what the base does not know is asked of a SPARQL endpoint with Wikidata's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.endpoint import ENDPOINT, Cache, Endpoint, Manners, Unreachable
from kg.link.linker import Linker
from kg.link.sparql import records
from kg.model import Links

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.records import Record
    from kg.model import Entity, Extraction

__all__ = ["ENDPOINT", "Cache", "Endpoint", "LiveLinker", "Manners", "unlinked"]


class LiveLinker(Linker):
    """A linker that asks an endpoint for what its base does not know.

    Its digest is the base's: what an endpoint adds is told by the link's judgement.
    """

    def __init__(self, linker: Linker, endpoint: Endpoint) -> None:
        super().__init__(linker.base, linker.decisions, linker.weights)
        self.endpoint = endpoint
        self.left: list[tuple[str, str]] = []
        """Article and name of what could not be asked; ``kg link --live`` will."""
        self.why = ""

    def link(self, extraction: Extraction) -> Links:
        """Return the base's links, and those that the endpoint adds to them."""
        links = super().link(extraction)
        open_ones = unlinked(extraction, links)
        if not open_ones:
            return links
        names = [e.name for e in open_ones]
        found = self._found(extraction.article.id, names)
        base = self.base.with_records(found)
        if base is self.base:
            return links
        again = Linker(base, self.decisions, self.weights).link(extraction)
        asked = {e.id for e in open_ones}
        better = {one.entity: one for one in again.links if one.entity in asked}
        return Links(
            links=tuple(better.get(one.entity, one) for one in links.links),
            terms=again.terms,
        )

    def _found(self, article: str, names: Sequence[str]) -> list[Record]:
        """What cannot be asked together is asked one by one: the cache may know some of it."""
        try:
            return records(self.endpoint, names)
        except Unreachable:
            found = []
            for name in names:
                try:
                    found += records(self.endpoint, [name])
                except Unreachable as error:
                    self.left.append((article, name))
                    self.why = str(error.args[0])
            return found

    def summary(self) -> str:
        """Return a line for the user, empty if nothing is left."""
        if not self.left:
            return ""
        count = "1 name is" if len(self.left) == 1 else f"{len(self.left)} names are"
        return f"{count} left to link: {self.why}"


def unlinked(extraction: Extraction, links: Links) -> list[Entity]:
    """Return the entities known by a name that have no link and no decision against one."""
    open_ones = {one.entity for one in links.links if one.nil and one.judgement == "automatic"}
    spoken_of = {m.entity for m in extraction.mentions}
    named = {m.entity for m in extraction.mentions if m.form == "name"}
    return [
        e
        for e in extraction.entities
        if e.id in open_ones and e.name.strip() and (e.id in named or e.id not in spoken_of)
    ]
