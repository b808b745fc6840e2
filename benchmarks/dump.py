"""Measures compiling a base from a Wikidata dump: a made-up one, of as many items as wished.

Run it as: python benchmarks/dump.py [--items 100000] [--keep FILE]
"""

from __future__ import annotations

import argparse
import bz2
import json
import random
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.link import compiler, dump

if TYPE_CHECKING:
    from collections.abc import Iterator

STATES = 150
OFFICES = 400
SHARES = {"person": 0.3, "organisation": 0.1, "place": 0.2, "other": 0.4}
"""Most of Wikidata is neither: articles, genes, stars."""
_FIRST = 1_000_000
_PARTS = ("al", "be", "co", "da", "el", "fu", "go", "ha", "in", "ka", "lo", "mi", "no", "ra", "su")


def items(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Yield made-up items: classes, states, offices, then the rest in the shares above."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    yield _item("Q43229", "organization", {})
    yield _item("Q17334923", "location", {})
    yield _item("Q500", "authority", {"P279": ["Q43229"]})
    yield _item("Q501", "town", {"P279": ["Q17334923"]})
    for i in range(STATES):
        yield _item(f"Q{1000 + i}", _name(dice), {"P31": ["Q3624078"]}, dice.randint(80, 300))
    for i in range(OFFICES):
        claims = {"P31": ["Q4164871"], "P1001": [f"Q{1000 + i % STATES}"]}
        yield _item(f"Q{2000 + i}", f"Minister of {_name(dice)}", claims)
    kinds, shares = zip(*SHARES.items(), strict=True)
    for i in range(count):
        kind = dice.choices(kinds, shares)[0]
        yield _made_up(f"Q{_FIRST + i}", kind, dice)


def _made_up(qid: str, kind: str, dice: random.Random) -> dict[str, Any]:
    state = f"Q{1000 + dice.randrange(STATES)}"
    links = int(dice.paretovariate(1.1))
    if kind == "person":
        claims: dict[str, list[str]] = {"P31": ["Q5"], "P27": [state]}
        if dice.random() < 0.3:
            claims["P39"] = [f"Q{2000 + dice.randrange(OFFICES)}"]
        return _item(qid, f"{_name(dice)} {_name(dice)}", claims, links, dice.randint(1880, 2020))
    if kind == "organisation":
        return _item(qid, f"Amt {_name(dice)}", {"P31": ["Q500"], "P17": [state]}, links)
    if kind == "place":
        return _item(qid, _name(dice), {"P31": ["Q501"], "P17": [state]}, links)
    return _item(qid, f"study of {_name(dice)}", {"P31": ["Q13442814"]})


def _name(dice: random.Random) -> str:
    return "".join(dice.choices(_PARTS, k=dice.randint(2, 4))).capitalize()


def _item(
    qid: str, label: str, claims: dict[str, list[str]], sitelinks: int = 0, year: int | None = None
) -> dict[str, Any]:
    """Return an item with labels in thirty languages, as Wikidata has them."""
    languages = ["de", "en", *(f"x{n}" for n in range(28))]
    qualifiers = {}
    if year is not None:
        time_value = {"time": f"+{year}-00-00T00:00:00Z", "precision": 9}
        qualifiers = {"P580": [{"datavalue": {"value": time_value}}]}
    return {
        "type": "item",
        "id": qid,
        "labels": {lang: {"language": lang, "value": label} for lang in languages},
        "aliases": {"de": [{"language": "de", "value": f"{label} I."}]},
        "claims": {
            name: [
                {
                    "mainsnak": {"datavalue": {"value": {"id": q}}},
                    "rank": "normal",
                    "qualifiers": qualifiers if name == "P39" else {},
                }
                for q in qids
            ]
            for name, qids in claims.items()
        },
        "sitelinks": {f"{n}wiki": {"title": label} for n in range(min(sitelinks, 300))},
    }


def main() -> None:
    """Write the dump, compile it, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="write the dump here and leave it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "dump.json.bz2"
        with bz2.open(path, "wt", encoding="utf-8", compresslevel=1) as out:
            out.write("[\n")
            out.writelines(json.dumps(item) + ",\n" for item in items(options.items))
            out.write("]\n")
        print(f"dump: {options.items:,} items, {path.stat().st_size / 1e6:.1f} MB packed")
        before, started = _peak(), time.process_time()
        records = dump.records(path)
        read = time.process_time()
        target = Path(folder) / "base.sqlite"
        meta = compiler.compile_base(records, target, compiler.Recipe("made up"))
        done = time.process_time()
        print(f"read twice and filtered: {read - started:.1f} s, {len(records):,} records")
        print(f"compiled: {done - read:.1f} s, {target.stat().st_size / 1e6:.1f} MB")
        print(f"offices: {meta['offices']}, names: {meta['aliases']}")
        print(
            f"memory at most: {_peak() / 1e6:.0f} MB, {(_peak() - before) / 1e6:.0f} MB of it here"
        )


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
