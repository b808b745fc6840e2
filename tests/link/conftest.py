"""A small made-up base, and an endpoint on loopback that says what a test tells it to."""

from __future__ import annotations

import http.server
import json
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from kg.link import compiler, records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TABLE = Path(__file__).with_name("small.jsonl")
WIKIDATA = Path(__file__).with_name("wikidata.ttl")


@pytest.fixture
def table() -> Path:
    """The made-up table as a file."""
    return TABLE


@pytest.fixture
def small(tmp_path: Path, table: Path) -> Path:
    """The made-up table, compiled."""
    path = tmp_path / "small.sqlite"
    compiler.compile_base(records.read(table), path, compiler.Recipe("made up", ("CC0-1.0",)))
    return path


@dataclass
class Answer:
    """What the endpoint says once."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/sparql-results+json"
    headers: dict[str, str] = field(default_factory=dict)
    hang: float = 0.0


@dataclass
class Loopback:
    """The endpoint: its address, what it was asked, what it says next."""

    url: str
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    script: list[Answer] = field(default_factory=list)
    speak: Callable[[str], Answer] | None = None


def bindings(*rows: dict[str, str]) -> Answer:
    """A SPARQL result: a value with ``Q…`` is an item, ``text@de`` a literal with a language."""
    return Answer(json.dumps({"results": {"bindings": [_row(r) for r in rows]}}).encode())


def _row(row: dict[str, str]) -> dict[str, dict[str, str]]:
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: str) -> dict[str, str]:
    if value.startswith("Q") and value[1:].isdigit():
        return {"type": "uri", "value": f"http://www.wikidata.org/entity/{value}"}
    text, at, lang = value.partition("@")
    cell = {"type": "literal", "value": text}
    return {**cell, "xml:lang": lang} if at else cell


def _oxigraph() -> Callable[[str], bytes]:
    import pyoxigraph as ox  # noqa: PLC0415 - only for this engine

    store = ox.Store()
    store.load(path=WIKIDATA, format=ox.RdfFormat.TURTLE)
    return lambda query: store.query(query).serialize(format=ox.QueryResultsFormat.JSON)


def _rdflib() -> Callable[[str], bytes]:
    import rdflib  # noqa: PLC0415 - only for this engine

    graph = rdflib.Graph().parse(WIKIDATA)
    return lambda query: graph.query(query).serialize(format="json")


@pytest.fixture(params=[_oxigraph, _rdflib], ids=["oxigraph", "rdflib"])
def engine(request: pytest.FixtureRequest, loopback: Loopback) -> Loopback:
    """An endpoint on loopback that holds the made-up corner of Wikidata, once for each engine."""
    answer = request.param()
    loopback.speak = lambda query: Answer(answer(query))
    return loopback


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """An endpoint on this machine alone."""
    stop = threading.Event()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            query = parse_qs(body)["query"][0]
            state.asked.append(query)
            state.agents.append(self.headers["User-Agent"])
            answer = state.script.pop(0) if state.script else state.speak(query)  # type: ignore[misc]
            stop.wait(answer.hang)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        state = Loopback(f"http://127.0.0.1:{server.server_port}/sparql")
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield state
        stop.set()
        server.shutdown()
