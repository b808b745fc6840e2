"""A small made-up base, and an endpoint on loopback that says what a test tells it to."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from kg.link import compiler, records

TABLE = """
{"qid":"Q10","type":"State","label_de":"Nordland","aliases":[{"text":"nordländisch","lang":"de","kind":"demonym","src":"t"}],"country":"Q10","weight":95,"tier":1}
{"qid":"Q20","type":"State","label_de":"Südland","aliases":[{"text":"südländisch","lang":"de","kind":"demonym","src":"t"}],"country":"Q20","weight":95,"tier":1}
{"qid":"Q11","type":"Place","label_de":"Alphastadt","country":"Q10","weight":40,"tier":2}
{"qid":"Q21","type":"Place","label_de":"Alphastadt","country":"Q20","weight":38,"tier":2}
{"qid":"Q12","type":"Organisation","labels":{"en":"Ministry of Foreign Affairs"},"roles":[{"title":"ministry","of":"Q10"}],"country":"Q10","weight":20,"tier":2}
{"qid":"Q22","type":"Organisation","labels":{"en":"Ministry of Foreign Affairs of Southland"},"roles":[{"title":"ministry","of":"Q20"}],"country":"Q20","weight":20,"tier":2}
{"qid":"Q31","type":"Person","label_de":"Anna Lwowa","labels":{"en":"Anna Lvova"},"roles":[{"title":"Minister of Foreign Affairs","of":"Q10","start":"2004-03-01","end":"2010-02-01"}],"country":"Q10","weight":80,"tier":1}
{"qid":"Q32","type":"Person","label_de":"Bernd Ohm","roles":[{"title":"Minister of Foreign Affairs","of":"Q10","start":"2010-02-02","end":null}],"country":"Q10","weight":80,"tier":1}
{"qid":"Q33","type":"Person","label_de":"Carla Tal","roles":[{"title":"President","of":"Q10","start":"2000-01-01","end":null}],"country":"Q10","weight":80,"tier":1}
{"qid":"Q34","type":"Person","label_de":"Dieter Moor","roles":[{"title":"President","of":"Q10","start":"2008-05-07","end":"2012-05-06"}],"country":"Q10","weight":80,"tier":1}
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The made-up table as a file."""
    path = tmp_path / "table.jsonl"
    path.write_text(TABLE, "utf-8")
    return path


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
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield state
        stop.set()
        server.shutdown()
