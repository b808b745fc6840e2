"""Live linking against an endpoint on loopback, faults included."""

from __future__ import annotations

import datetime as dt
import socket
from typing import TYPE_CHECKING

import pytest

from kg.link import Decisions, Linker
from kg.link.endpoint import DAY, Cache, Endpoint, Form, Manners, Unreachable, retry_after
from kg.link.live import LiveLinker
from kg.model import Article, Entity, Extraction, Mention
from tests.link.conftest import Answer, Loopback, bindings

if TYPE_CHECKING:
    from pathlib import Path

QUERY = "SELECT * WHERE { ?s ?p ?o }"
GOOD = bindings({"name": "Kahn@de"})


def endpoint(loopback: Loopback, tmp_path: Path, **manners: float) -> tuple[Endpoint, list[float]]:
    """An endpoint that notes its pauses instead of making them."""
    pauses: list[float] = []
    made = Endpoint(
        loopback.url,
        Cache(tmp_path / "cache.sqlite"),
        Manners(**{"timeout": 1, **manners}),  # type: ignore[arg-type]
        sleep=pauses.append,
        clock=lambda: 1000.0,
    )
    return made, pauses


FAULTS = [
    ("busy, with a time", Answer(status=429, headers={"Retry-After": "7"}), [7.0]),
    ("busy, without", Answer(status=429), [1.0]),
    ("unavailable", Answer(status=503, headers={"Retry-After": "2"}), [2.0]),
    ("internal error", Answer(status=500), [1.0]),
    ("truncated JSON", Answer(GOOD.body[:25]), [1.0]),
    ("HTML instead", Answer(b"<html>Sorry</html>", kind="text/html"), [1.0]),
    ("JSON of another kind", Answer(b'{"error": 1}'), [1.0]),
    ("silence", Answer(GOOD.body, hang=2.5), [1.0]),
]


def test_the_table_of_faults_is_whole() -> None:
    assert len(FAULTS) == 8


@pytest.mark.parametrize(("name", "fault", "pauses"), FAULTS, ids=[f[0] for f in FAULTS])
def test_asks_again_after_a_passing_fault(
    loopback: Loopback, tmp_path: Path, name: str, fault: Answer, pauses: list[float]
) -> None:
    loopback.script = [fault, GOOD]
    asked, waited = endpoint(loopback, tmp_path)
    assert asked.ask(QUERY) == [{"name": {"type": "literal", "value": "Kahn", "xml:lang": "de"}}]
    assert waited == pauses, name
    assert len(loopback.asked) == 2


def test_backs_off_exponentially_and_then_leaves_the_endpoint_alone(
    loopback: Loopback, tmp_path: Path
) -> None:
    loopback.speak = lambda _: Answer(status=500)
    asked, waited = endpoint(loopback, tmp_path, tries=4)
    with pytest.raises(Unreachable, match="500"):
        asked.ask(QUERY)
    assert waited == [1.0, 2.0, 4.0]
    with pytest.raises(Unreachable):
        asked.ask("SELECT ?other WHERE { ?other ?p ?o }")
    assert len(loopback.asked) == 4


def test_does_not_wait_longer_than_it_has_patience(loopback: Loopback, tmp_path: Path) -> None:
    loopback.speak = lambda _: Answer(status=429, headers={"Retry-After": "3600"})
    asked, waited = endpoint(loopback, tmp_path)
    with pytest.raises(Unreachable, match="429"):
        asked.ask(QUERY)
    assert waited == []


def test_a_refused_query_is_not_asked_again(loopback: Loopback, tmp_path: Path) -> None:
    loopback.speak = lambda _: Answer(status=400)
    asked, _ = endpoint(loopback, tmp_path)
    with pytest.raises(Unreachable, match="refuses"):
        asked.ask(QUERY)
    assert len(loopback.asked) == 1


def test_the_limit_of_requests_holds(loopback: Loopback, tmp_path: Path) -> None:
    loopback.speak = lambda _: GOOD
    asked, _ = endpoint(loopback, tmp_path, requests=2)
    for number in range(2):
        asked.ask(f"SELECT ?x{number} WHERE {{ ?x{number} ?p ?o }}")
    with pytest.raises(Unreachable, match="limit"):
        asked.ask("SELECT ?y WHERE { ?y ?p ?o }")
    assert len(loopback.asked) == 2


def test_says_who_is_asking(loopback: Loopback, tmp_path: Path) -> None:
    loopback.speak = lambda _: GOOD
    endpoint(loopback, tmp_path)[0].ask(QUERY)
    assert loopback.agents[0].startswith("depesche/")


@pytest.mark.parametrize(
    ("answer", "days", "requests"),
    [(GOOD, 29, 1), (GOOD, 31, 2), (bindings(), 7, 1), (bindings(), 8, 2)],
)
def test_an_answer_is_kept_and_a_miss_for_a_quarter_of_the_time(
    loopback: Loopback, tmp_path: Path, answer: Answer, days: int, requests: int
) -> None:
    loopback.speak = lambda _: answer
    asked, _ = endpoint(loopback, tmp_path)
    first = asked.ask(QUERY)
    asked.clock = lambda: 1000.0 + days * DAY
    assert asked.ask(QUERY) == first
    assert len(loopback.asked) == requests


def test_what_was_cached_is_there_offline_and_nothing_else(
    loopback: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loopback.speak = lambda _: GOOD
    known = endpoint(loopback, tmp_path)[0].ask(QUERY)
    monkeypatch.setattr(socket, "socket", _no_socket)
    offline = Endpoint(loopback.url, Cache(tmp_path / "cache.sqlite"), offline=True)
    assert offline.ask(QUERY) == known
    with pytest.raises(Unreachable, match="offline"):
        offline.ask("SELECT ?unknown WHERE { ?unknown ?p ?o }")


def _no_socket(*_: object, **__: object) -> None:
    raise AssertionError("a socket was opened")


def article() -> Extraction:
    text = "Xaver Quintus sprach mit Ygor Nord aus Nordland."
    entities = (
        Entity("e1", "Person", "Xaver Quintus"),
        Entity("e2", "Person", "Ygor Nord"),
        Entity("e3", "State", "Nordland"),
    )
    mentions = tuple(
        Mention(f"m{e.id}", text.find(e.name), text.find(e.name) + len(e.name), e.name, "name",
                e.type, e.id)
        for e in entities
    )  # fmt: skip
    return Extraction(Article("a1", text, dt.date(2020, 1, 1)), mentions, entities)


def knows_xaver(query: str) -> Answer:
    """An endpoint that knows one of the two."""
    if "?kind" in query:
        return bindings({"item": "Q900", "name": "Xaver Quintus@de", "kind": "label"})
    if "P39" in query:
        return bindings({"item": "Q900", "title": "ambassador to Mali", "start": "2015-01-01"})
    return bindings(
        {"item": "Q900", "fact": "label", "value": "Xaver Quintus@de"},
        {"item": "Q900", "fact": "class", "value": "Q5"},
        {"item": "Q900", "fact": "country", "value": "Q10"},
        {"item": "Q900", "fact": "sitelinks", "value": "40"},
    )


def test_links_live_what_the_base_does_not_know(
    loopback: Loopback, tmp_path: Path, small: Path
) -> None:
    loopback.speak = knows_xaver
    asked, _ = endpoint(loopback, tmp_path)
    live = LiveLinker(Linker.open(small, decisions=Decisions()), asked)
    links = {one.entity: one for one in live.link(article()).links}
    assert (links["e1"].qid, links["e1"].judgement) == ("Q900", "live")
    assert links["e2"].nil
    assert (links["e3"].qid, links["e3"].judgement) == ("Q10", "automatic")
    assert len(loopback.asked) == 3
    assert "Nordland" not in loopback.asked[0]
    again = live.link(article())
    assert len(loopback.asked) == 3
    assert {one.entity: one for one in again.links} == links


def test_an_endpoint_that_is_down_leaves_the_offline_links_and_says_what_is_left(
    loopback: Loopback, tmp_path: Path, small: Path
) -> None:
    loopback.speak = lambda _: Answer(status=503)
    asked, _ = endpoint(loopback, tmp_path, tries=1)
    linker = Linker.open(small, decisions=Decisions())
    live = LiveLinker(linker, asked)
    assert live.link(article()) == linker.link(article())
    assert live.left == [("a1", "Xaver Quintus"), ("a1", "Ygor Nord")]
    assert "2 names are left" in live.summary()


def test_offline_linking_opens_no_socket(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", _no_socket)
    monkeypatch.setattr(socket, "create_connection", _no_socket)
    monkeypatch.setattr(socket, "getaddrinfo", _no_socket)
    links = Linker.open(small, decisions=Decisions()).link(article())
    assert [one.qid for one in links.links] == [None, None, "Q10"]


def test_three_refusals_are_enough(loopback: Loopback, tmp_path: Path) -> None:
    loopback.speak = lambda _: Answer(status=403)
    asked, waited = endpoint(loopback, tmp_path)
    for number in range(5):
        with pytest.raises(Unreachable, match="403"):
            asked.ask(f"SELECT ?x{number} WHERE {{ ?x{number} ?p ?o }}")
    assert len(loopback.asked) == 3
    assert waited == []


def test_an_answer_as_long_as_the_limit_is_asked_again_in_halves(
    loopback: Loopback, tmp_path: Path
) -> None:
    form = Form(
        "SELECT * WHERE {{ VALUES ?name {{ {values} }} }} LIMIT {limit}",
        lambda name: f'"{name}"',
        lambda row: row["name"]["value"],
        limit=3,
    )

    def two_each(query: str) -> Answer:
        names = [n for n in ("Ada", "Ben", "Cid") if f'"{n}"' in query]
        rows = [{"name": n, "item": f"Q{i}"} for n in names for i in (1, 2)]
        return bindings(*rows[:3])

    loopback.speak = two_each
    asked, _ = endpoint(loopback, tmp_path)
    found = asked.ask_each(form, ["Ada", "Ben", "Cid"])
    assert [(r["name"]["value"], r["item"]["value"][-2:]) for r in found] == [
        ("Ada", "Q1"), ("Ada", "Q2"), ("Ben", "Q1"), ("Ben", "Q2"), ("Cid", "Q1"), ("Cid", "Q2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        (None, 0, 0),
        ("7", 7, 7),
        ("soon", 0, 0),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0, 0),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 1e9, 1e10),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, least: float, most: float) -> None:
    assert least <= retry_after(value) <= most
