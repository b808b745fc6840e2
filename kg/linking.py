"""Links the articles of a store again: with an endpoint, or by what a user has decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UnknownNode
from kg.pipeline import Failure, Reader, attempt
from kg.store.holdings import has_live_links, names, signatures
from kg.views import EntityView, Reading

if TYPE_CHECKING:
    from kg.link import Linker
    from kg.store import QuadStore


@dataclass(frozen=True, slots=True)
class Asking:
    """Whether an endpoint is asked, which one, and how often at most."""

    live: bool | None = None
    """``True`` asks. Without asking, ``False`` links by what was answered before, and ``None`` does
    so if an endpoint made any link of the store."""
    endpoint: str | None = None
    requests: int | None = None
    """``None``: 500."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """An article that was linked again."""

    article: str
    reading: Reading

    @property
    def unlinked(self) -> tuple[EntityView, ...]:
        """The entities that no entry of the knowledge base fits; their links have candidates."""
        return tuple(entity for entity in self.reading.entities if entity.link.nil)

    def __str__(self) -> str:
        return f"linked again: {self.article}, {len(self.unlinked)} unlinked"


class Relinking:
    """An iterable that reads stored articles again, links them, and stores the result."""

    def __init__(
        self, store: QuadStore, reader: Reader, articles: Iterable[str], asking: Asking
    ) -> None:
        """Prepare to link these articles.

        Raises:
            UnknownNode: the store has no such article.
        """
        self._store = store
        self._articles = list(articles)
        for article in self._articles:
            if article not in store:
                raise UnknownNode(f"no article {article!r}", hint="kg articles lists them")
        linker = reader.linker and linker_for(store, reader.linker, asking)
        self._reader = reader.with_linker(linker)

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._articles)

    def __iter__(self) -> Iterator[Relinked | Failure]:
        read = signatures(self._store)
        for article in self._articles:
            reader = self._reader.with_confidence(read[article].min_confidence)
            result = attempt(reader, self._store.article(article))
            if isinstance(result, Failure):
                yield result
                continue
            self._store.put(result)
            yield Relinked(article, result)

    def summary(self) -> str:
        """Return what the user should know of the run: names left; or nothing."""
        return self._reader.summary()


def linker_for(store: QuadStore, linker: Linker, asking: Asking) -> Linker:
    """Return a linker that asks, or one that still knows what was answered when the store asked."""
    from kg.link import Decisions, Linker, bundle  # noqa: PLC0415 - only where links are made

    linker = Linker(linker.base, Decisions.read(bundle.decisions_file()), linker.weights)
    live = asking.endpoint is not None if asking.live is None else asking.live
    if not live and asking.live is None and not has_live_links(store):
        return linker
    from kg.link.live import ENDPOINT, Cache, Endpoint, LiveLinker, Manners  # noqa: PLC0415

    cache = Cache(bundle.live_cache())
    url = asking.endpoint or (None if live else cache.latest()) or ENDPOINT
    manners = Manners() if asking.requests is None else Manners(requests=asking.requests)
    return LiveLinker(linker, Endpoint(url, cache, manners, offline=not live))


@dataclass(frozen=True, slots=True)
class Pinned:
    """A link that the user has decided on, and the stored articles that it concerns."""

    entity: str
    """``Person:sergej lawrow``, or ``ARTICLE#ENTITY``."""
    qid: str | None
    file: str
    """Where the decision is kept."""
    articles: tuple[str, ...]


def pin(store: QuadStore, entity: str, qid: str | None) -> Pinned:
    """Keep a decision on an entity's link, ``None`` forbids one; return whom it concerns.

    Raises:
        LinkError: ``entity`` names none, or ``qid`` is no Wikidata number.
    """
    from kg.link import bundle  # noqa: PLC0415 - only where links are decided on
    from kg.link.decisions import Decision, Decisions, decision_key, parse_choice  # noqa: PLC0415

    file = bundle.decisions_file()
    decision = Decision(decision_key(entity), parse_choice(qid or "none"))
    Decisions.read(file).with_decision(decision).write(file)
    concerned = _concerned(store, decision.entity)
    articles = tuple(record.id for record in store.articles() if record.id in concerned)
    return Pinned(decision.entity, decision.qid, str(file), articles)


def _concerned(store: QuadStore, key: str) -> set[str]:
    from kg.link.decisions import decision_key  # noqa: PLC0415 - only where links are decided on

    article, hash_mark, _ = key.rpartition("#")
    if hash_mark:
        return {article}
    return {
        article
        for article, type_, name in names(store)
        if name and decision_key(f"{type_}:{name}") == key
    }
