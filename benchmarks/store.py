"""How the store grows: put rate, and query times as ratios to one look-up in the same run.

    python benchmarks/store.py 1000 10000

Synthetic articles: two of 500 people meet in one of 50 places; a state that every article names is
the hub. Prints one JSON line for each size. Ratios of processor time, not milliseconds: machines
differ, and others may be at work on this one.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg.graph import to_quads
from kg.model import (
    Article,
    Entity,
    Extraction,
    Link,
    LinkedExtraction,
    Links,
    Meeting,
    Mention,
    Signature,
    Statement,
)
from kg.store import QuadStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS = 5
QUERIES = {
    "meetings": {},
    "meetings of one": {"actor": "Q1007"},
    "statements": {},
    "entities": {},
    "who-met-whom": {},
    "warnings-between": {"one": "Q1007", "other": "Q1008"},
    "statements-about": {"about": "Q1007"},
    "appears-with": {"entity": "Q1007"},
    "about": {"entity": "Q1007"},
    "timeline": {"actor": "Q1007"},
}


def reading(number: int, chance: random.Random) -> LinkedExtraction:
    """Return a synthetic reading of four sentences."""
    people = chance.sample(range(500), 2)
    names = [f"Person Nummer{n}" for n in people]
    place = f"Ort{chance.randrange(50)}"
    first = f"{names[0]} traf {names[1]} in {place}."
    text = " ".join([first, f"{names[0]} lobte Hubland.", f"{names[1]} sprach.", "Ende."])
    entities = (
        Entity("e0", "Person", names[0]),
        Entity("e1", "Person", names[1]),
        Entity("e2", "Place", place),
        Entity("e3", "State", "Hubland"),
    )
    mentions = tuple(
        Mention(f"n{e.id}", at, at + len(e.name), e.name, "name", e.type, e.id)
        for e in entities
        for at in [text.index(e.name)]
    )
    evidence = (0, len(first))
    meeting = Meeting(
        *("m1", "bilateral", "occurred", ("e0", "e1"), "e2"),  # type: ignore[arg-type]
        *("2022-05-03", (0, 4), evidence, "meet/treffen"),  # type: ignore[arg-type]
    )
    span = (len(first) + 1, text.index("Hubland.") + 8)
    statement = Statement(
        *("s1", "praise", "e0", ("e3",), None, "reported"),  # type: ignore[arg-type]
        *((span,), (), (), (), (), span, "say/loben"),  # type: ignore[arg-type]
    )
    links = (
        Link("e0", f"Q{1000 + people[0]}", names[0], 0.9, nil=False),
        Link("e1", f"Q{1000 + people[1]}", names[1], 0.9, nil=False),
        Link("e3", "Q999", "Hubland", 1.0, nil=False),
    )
    article = Article(f"{number:06}", text)
    extraction = Extraction(
        article, mentions, entities, meetings=(meeting,), statements=(statement,)
    )
    return LinkedExtraction(extraction, Links(links), Signature("benchmark", "synthetic"))


def readings(count: int) -> Iterator[LinkedExtraction]:
    """Yield synthetic readings, the same ones each time."""
    chance = random.Random(1)  # noqa: S311 - no secret
    for number in range(count):
        yield reading(number, chance)


def seconds(act: Callable[[], object]) -> float:
    """Return the median processor time of an act."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return statistics.median(times)


def measure(count: int) -> dict[str, object]:
    """Return the figures for a store of ``count`` articles."""
    found = list(readings(count))
    start = time.process_time()
    for item in found[:500]:
        to_quads(item)
    mapping = (time.process_time() - start) / min(count, 500)
    with tempfile.TemporaryDirectory() as folder, QuadStore.open(Path(folder) / "kg") as store:
        marks = [time.process_time()]
        for tenth in range(10):
            store.put_many(found[tenth * count // 10 : (tenth + 1) * count // 10])
            marks.append(time.process_time())
        again = seconds(lambda: store.put(found[0]))
        baseline = seconds(lambda: store.query("ASK { GRAPH ?g { ?m a dp:Meeting } }"))
        ratios = {
            name: round(seconds(lambda n=name, p=p: store.query(n.split()[0], p)) / baseline, 1)
            for name, p in QUERIES.items()
        }
        per_article = (marks[-1] - marks[0]) / count
        return {
            "articles": count,
            "quads": len(store.quads),
            "put, in mappings": round(per_article / mapping, 2),
            "last tenth / first tenth": round((marks[-1] - marks[-2]) / (marks[1] - marks[0]), 2),
            "replace / put": round(again / per_article, 2),
            "queries, in look-ups": ratios,
            "articles per second here": round(1 / per_article),
            "look-up here, ms": round(baseline * 1000, 2),
        }


def main() -> None:
    """Print one line for each size on the command line."""
    for count in map(int, sys.argv[1:] or ["1000"]):
        print(json.dumps(measure(count)))


if __name__ == "__main__":
    main()
