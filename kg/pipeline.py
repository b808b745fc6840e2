"""Reads articles: text → Doc → Extraction → Links; the graph of a reading is made by the store."""

from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import functools
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Self

from kg.clean.articles import as_read
from kg.errors import InputError, KgError
from kg.ingest import InputFailure, Notice, read_text
from kg.lexicon import added_digest
from kg.model import Article, Links, Signature
from kg.views import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.ingest import Taken
    from kg.link import Linker


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read: all that a worker process needs to open a reader of its own."""

    pipeline: str | None = None
    link: bool = True
    live: bool = False
    endpoint: str | None = None
    min_confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read or stored; the others go on."""

    article: str
    reason: str
    hint: str = ""
    trace: str = ""
    """Where in the program it happened, if it is the program's fault."""

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"not read: article {self.article}: {self.reason}{hint}"


class Reader:
    """Reads articles: language pipeline and knowledge base, loaded once.

    reader = Reader()
    reading = reader.read("Anna Vogt traf Erik Lund am Donnerstag in Genf.", date="2021-12-03")
    """

    def __init__(
        self,
        *,
        pipeline: str | None = None,
        link: bool = True,
        live: bool = False,
        endpoint: str | None = None,
        min_confidence: float = 0.0,
    ) -> None:
        """Load pipeline and knowledge base.

        ``pipeline`` names an installed spaCy pipeline in the place of the bundled one. Without
        ``link`` nobody is looked up in the knowledge base; ``live`` asks a SPARQL endpoint for
        whom it does not know, Wikidata's or that of ``endpoint``. What is less sure than
        ``min_confidence``, 0 to 1, is left out.

        Raises:
            PipelineError: no such pipeline is installed, or it lacks an annotation.
            LinkError: the knowledge base cannot be read.
            InputError: ``min_confidence`` is no number from 0 to 1.
            ResourceError: the folder that ``KG_LEXICONS`` names holds no lexicon of that name.
        """
        import kg.read.article  # noqa: PLC0415, F401 - what is broken shows here, not per article
        from kg.lang import load_pipeline, pipeline_identity  # noqa: PLC0415 - spaCy is slow

        live = link and (live or endpoint is not None)
        least = checked_confidence(min_confidence)
        self.plan = Plan(pipeline, link, live, endpoint, least)
        """What it was opened with."""
        self.nlp: Any = load_pipeline(pipeline)
        """The spaCy ``Language`` in use."""
        self.linker: Linker | None = _linker(self.plan) if link else None
        """Links entities to the knowledge base."""
        name, number, digest = pipeline_identity(self.nlp)
        self.signature = Signature(
            program=f"depesche {program_version()}",
            pipeline=f"{name} {number}",
            pipeline_digest=digest,
            lexicons_digest=added_digest(),
            snapshot=self.linker.snapshot if self.linker else "",
            snapshot_digest=self.linker.digest if self.linker else "",
            min_confidence=least,
        )
        """What decides how an article is read; kept with each article in a store."""

    def read(
        self,
        article: str | Article,
        *,
        date: dt.date | str | None = None,
        title: str | None = None,
        id: str | None = None,  # noqa: A002 - the word of the model
        force: bool = False,
    ) -> Reading:
        """Return what a text or an article says.

        A text is taken in as that of a file is: a first line followed by an empty one is its
        title, and page furniture is not read. An ``Article`` is read as it is. ``date`` is that of
        publication, which relative times are resolved against; without ``id`` the text is named by
        a hash of it; ``force`` reads what does not look German.

        Raises:
            InputError: the text cannot be taken in, or an ``Article`` is given and its date,
                title or id too.
        """
        return self._read(_taken(article, {"date": date, "title": title, "id": id, "force": force}))

    def _read(self, article: Article) -> Reading:
        from kg.read import read_article  # noqa: PLC0415 - spaCy is slow to import

        extraction = read_article(self.nlp, article, self.signature.min_confidence)
        links = Links()
        if self.linker:
            extraction, links = self.linker.read(extraction, as_read(extraction))
        return Reading(extraction, links, self.signature)

    def read_all(
        self, articles: Iterable[Taken]
    ) -> Iterator[Reading | Failure | InputFailure | Notice]:
        """Yield the reading of each article, or why there is none; the others go on.

        ``articles`` are those of ``kg.articles``, or a list of ``Article``.
        """
        for article in articles:
            yield attempt(self, article) if isinstance(article, Article) else article

    @property
    def reopen(self) -> Callable[[], Reader]:
        """What opens another such reader, in another process."""
        return functools.partial(Reader, **dataclasses.asdict(self.plan))

    def with_linker(self, linker: Linker | None) -> Self:
        """Return a reader with the same pipeline that links by ``linker``."""
        reader = copy.copy(self)
        reader.linker = linker
        return reader

    def with_confidence(self, least: float) -> Self:
        """Return a reader that leaves out what is less sure than ``least``."""
        reader = copy.copy(self)
        reader.signature = dataclasses.replace(self.signature, min_confidence=least)
        return reader

    def summary(self) -> str:
        """Return what the user should know of the linking of a run: names left; or nothing."""
        return self.linker.summary() if self.linker else ""


def attempt(reader: Reader, article: Article) -> Reading | Failure:
    """Return the reading, or why there is none: one bad article never stops a run."""
    try:
        return reader.read(article)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other articles are read
        return failure(article, error)


def failure(article: Article, error: Exception) -> Failure:
    """Return what the user needs to know of an error with that article."""
    if isinstance(error, KgError):
        return Failure(article.id, str(error.args[0]), error.hint)
    return Failure(
        article.id,
        f"an error of the program, {type(error).__name__}: {error}",
        "the others are read; KG_DEBUG=1 shows where it happened",
        "".join(traceback.format_exception(error)),
    )


def checked_confidence(least: float) -> float:
    """Return a least confidence as a store keeps it: to six places.

    Raises:
        InputError: it is no number from 0 to 1.
    """
    if not 0 <= least <= 1:
        raise InputError(f"{least!r} is no number from 0 to 1", hint="give 0.8")
    return round(float(least), 6)


def program_version() -> str:
    """Return the version of the installed distribution."""
    try:
        return version("depesche")
    except PackageNotFoundError:
        return "0.1.0"


def _taken(article: str | Article, told: dict[str, Any]) -> Article:
    if isinstance(article, str):
        return read_text(article, **told)
    if any(told.values()):
        raise InputError(
            "date, title, id and force go with a text; an Article has its own",
            hint="dataclasses.replace(article, date=…) changes them",
        )
    if article.date is not None and not isinstance(article.date, dt.date):
        raise InputError(
            f"the date of the article {article.id!r} is {article.date!r}",
            hint="give a datetime.date",
        )
    return article


def _linker(plan: Plan) -> Linker:
    from kg.link import Linker  # noqa: PLC0415 - only where entities are linked

    linker = Linker.open()
    if not plan.live:
        return linker
    from kg.link import bundle  # noqa: PLC0415 - only where an endpoint is asked
    from kg.link.live import ENDPOINT, Cache, Endpoint, LiveLinker  # noqa: PLC0415

    return LiveLinker(linker, Endpoint(plan.endpoint or ENDPOINT, Cache(bundle.live_cache())))
