"""A desk that needs no model, and a way to run commands."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kg.cli import main
from kg.model import Entity, Extraction, Link, Links, Meeting, Mention, Reader, Reading
from kg.pipeline import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import Article

READER = Reader("depesche test", "de_test 1", "cd" * 32)
BREAKS = "Bruchstelle"
"""An article with this word cannot be read."""


@dataclass(frozen=True, slots=True)
class StubDesk:
    """Finds Anna Vogt and Erik Lund where they are named, and lets them meet."""

    reader: Reader = READER

    @property
    def signature(self) -> tuple[str, str, str, str]:
        """As of a real desk."""
        return (self.reader.program, self.reader.pipeline, self.reader.pipeline_digest, "ab" * 32)

    def read(self, article: Article) -> Reading:
        """Return a small reading."""
        if BREAKS in article.text:
            raise ZeroDivisionError(BREAKS)
        names = [name for name in ("Anna Vogt", "Erik Lund") if name in article.text]
        entities = tuple(Entity(f"e{i}", "Person", name) for i, name in enumerate(names))
        spans = [(article.text.index(n), article.text.index(n) + len(n)) for n in names]
        mentions = tuple(
            Mention(f"n{i}", *span, name, "name", "Person", f"e{i}")
            for i, (name, span) in enumerate(zip(names, spans, strict=True))
        )
        whole = (0, len(article.text))
        meeting = Meeting(
            "m1",
            "bilateral",
            "occurred",
            tuple(e.id for e in entities),
            None,
            article.date.isoformat() if article.date else None,
            spans[0] if spans else whole,
            whole,
            "meet/treffen",
        )
        extraction = Extraction(
            article, mentions, entities, meetings=(meeting,) if len(names) > 1 else ()
        )
        links = tuple(
            Link(e.id, "Q1" if e.name == "Anna Vogt" else None, e.name, 0.9, nil=e.name[0] != "A")
            for e in entities
        )
        return Reading(extraction, Links(links, snapshot="kb-test", digest="ab" * 32), self.reader)


@pytest.fixture(autouse=True)
def _stub_desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Desk, "open", lambda _plan=None: StubDesk())
    monkeypatch.setenv("KG_STORE", str(tmp_path / "store"))
    monkeypatch.delenv("KG_DEBUG", raising=False)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., "Ended"]


@pytest.fixture
def kg(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process."""

    def run(*arguments: object, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ended(code, out.decode(errors="replace"), err.decode())

    return run
