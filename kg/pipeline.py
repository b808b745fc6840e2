"""One article, read: text → Doc → Extraction → Links; the graph of it is made by the store."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Self

from kg.errors import KgError
from kg.model import Links, Signature
from kg.views import Reading

if TYPE_CHECKING:
    from kg.link import Linker
    from kg.model import Article


@dataclass(frozen=True, slots=True)
class Plan:
    """How to read: all that a worker process needs to open a desk of its own."""

    pipeline: str | None = None
    """Name of an installed spaCy pipeline; ``None`` is the bundled one."""
    link: bool = True
    """Whether entities are linked to the knowledge base."""
    live: bool = False
    """Whether an endpoint is asked for what the knowledge base does not know."""
    min_confidence: float = 0.0
    """Positions, meetings, warnings and statements that are less sure are left out."""
    endpoint: str | None = None
    """Which endpoint is asked; ``None`` is Wikidata's."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A place where articles are read: language pipeline and knowledge base, loaded once."""

    nlp: Any
    linker: Linker | None
    signature: Signature
    """What decides how an article is read; kept with each article in a store."""

    @classmethod
    def open(cls, plan: Plan | None = None) -> Self:
        """Return a desk for that plan.

        Raises:
            PipelineError: the language pipeline is missing or lacks an annotation.
            LinkError: the knowledge base cannot be read.
        """
        import kg.read.article  # noqa: PLC0415, F401 - what is broken shows here, not per article
        from kg.lang import load_pipeline, pipeline_identity  # noqa: PLC0415 - spaCy is slow

        plan = plan or Plan()
        nlp = load_pipeline(plan.pipeline)
        name, number, digest = pipeline_identity(nlp)
        linker = None
        if plan.link:
            from kg.link import Linker  # noqa: PLC0415 - only where entities are linked

            linker = Linker.open()
            if plan.live:
                linker = _live(linker, plan.endpoint)
        program = f"depesche {program_version()}"
        snapshot, snapshot_digest = (linker.snapshot, linker.digest) if linker else ("", "")
        signature = Signature(
            program, f"{name} {number}", digest, snapshot, snapshot_digest, plan.min_confidence
        )
        return cls(nlp, linker, signature)

    def read(self, article: Article) -> Reading:
        """Return what the article says: text → Doc → Extraction → Links."""
        from kg.read import read_article  # noqa: PLC0415 - spaCy is slow to import

        extraction = read_article(self.nlp, article, self.signature.min_confidence)
        links = self.linker.link(extraction) if self.linker else Links()
        return Reading(extraction, links, self.signature)

    def summary(self) -> str:
        """Return what the user should know of the linking of a run: names left; or nothing."""
        return self.linker.summary() if self.linker else ""


def _live(linker: Linker, endpoint: str | None) -> Linker:
    from kg.link import bundle  # noqa: PLC0415 - only where an endpoint is asked
    from kg.link.live import ENDPOINT, Cache, Endpoint, LiveLinker  # noqa: PLC0415

    cache = Cache(bundle.live_cache())
    return LiveLinker(linker, Endpoint(endpoint or ENDPOINT, cache))


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read or stored; the others go on."""

    article: str
    reason: str
    hint: str = ""
    trace: str = ""
    """Where in the program it happened, if it is the program's fault."""


def attempt(desk: Desk, article: Article) -> Reading | Failure:
    """Return the reading, or why there is none: one bad article never stops a run."""
    try:
        return desk.read(article)
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


def program_version() -> str:
    """Return the version of the installed distribution."""
    try:
        return version("depesche")
    except PackageNotFoundError:
        return "0.1.0"
