"""Measures linking: gold articles, name-in-context cases, speed, memory; fits the weights.

Run it as: python benchmarks/linking.py [--gold DIR] [--cases FILE] [--fit] [--speed] [--show]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.link import Decisions, KnowledgeBase, Linker
from kg.link.cases import extraction as extraction_of
from kg.link.cases import is_decided, load, read_cases
from kg.model import Article, Entity, Extraction, Links, Mention, Position

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "link" / "cases.jsonl"


def gold_extraction(data: dict[str, Any], text: str) -> Extraction:
    """The gold annotation as the reader would hand it over, without ``of`` or office hints."""
    entities, mentions = [], []
    for e in data["entities"]:
        entities.append(Entity(e["id"], e["type"], e["name"]))
        for surface in e["mentions"]:
            at = max(text.find(surface), 0)
            mentions.append(
                Mention(
                    f"m{len(mentions)}", at, at + len(surface), surface, "name", e["type"], e["id"]
                )
            )
    positions = tuple(
        Position(f"p{i}", p["person"], p["title"], p.get("of"), p["former"], (0, 1), "gold")
        for i, p in enumerate(data["positions"])
    )
    article = Article(data["id"], text, dt.date.fromisoformat(data["date"]))
    return Extraction(article, tuple(mentions), tuple(entities), positions=positions)


def gold_links(folder: Path, linker: Linker, *, show: bool = False) -> Counter[str]:
    """Counts over the gold articles, by the rules of the gold folder's own scorer."""
    texts = {}
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        texts[article["id"]] = article["text"]
    count: Counter[str] = Counter()
    for doc, wanted in json.loads((folder / "links.json").read_text("utf-8")).items():
        data = json.loads((folder / f"{doc}.json").read_text("utf-8"))
        extraction = gold_extraction(data, texts[doc])
        links = {link.entity: link for link in linker.link(extraction).links}
        for e in data["entities"]:
            want = wanted.get(e["id"], "skip")
            if want == "skip" or not e["mentions"]:
                continue
            right = set() if want is None else set(want) if isinstance(want, list) else {want}
            _tally(count, links[e["id"]].qid, right)
            made = links[e["id"]].qid
            if show and (made or right) and made not in right:
                top = [(c.qid, c.label, c.score, c.features) for c in links[e["id"]].candidates[:2]]
                print("gold", doc, e["type"], e["name"], "want", right, "made", made, top)
    return count


def _tally(count: Counter[str], made: str | None, right: set[str]) -> None:
    count["made"] += made is not None
    count["made right"] += made in right
    count["linkable"] += bool(right)
    count["linkable right"] += made in right


def case_links(
    cases: list[dict[str, Any]], linker: Linker, *, show: bool = False
) -> tuple[Counter[str], list[str]]:
    """Counts over cases, and the ids of those that came out wrong."""
    count: Counter[str] = Counter()
    wrong = []
    for case in cases:
        links: Links = linker.link(extraction_of(case))
        link = next(one for one in links.links if one.entity == "e")
        right = {case["expect"]} if case["expect"] else set()
        if not is_decided(case, link.qid):
            count["undecided"] += 1
            continue
        _tally(count, link.qid, right)
        if link.qid != case["expect"]:
            wrong.append(case["id"])
            if show:
                top = [(c.qid, c.label, c.score, c.features) for c in link.candidates[:2]]
                print(
                    "case", case["id"], case["name"], "want", case["expect"], "made", link.qid, top
                )
    return count, wrong


def figures(count: Counter[str]) -> str:
    """Both figures as a line."""
    made = count["made right"] / max(1, count["made"])
    linked = count["linkable right"] / max(1, count["linkable"])
    return (
        f"links made right {made:.3f} ({count['made right']}/{count['made']}), "
        f"linkable linked right {linked:.3f} ({count['linkable right']}/{count['linkable']})"
    )


def speed(cases: list[dict[str, Any]], gold: Path | None, kb: Path | None) -> dict[str, float]:
    """Figures in processor time (others may be at work on the machine), and ratios to each other.

    A ratio holds on any machine; ``floor`` is one look-up in a dictionary of the same names.
    """
    before = _resident()
    opening = min(_seconds(lambda: KnowledgeBase.open(kb)) for _ in range(5))
    linker = Linker.open(kb, decisions=Decisions())
    extractions = [extraction_of(case) for case in cases] if gold is None else gold_articles(gold)
    names = [m.text for x in extractions for m in x.mentions]
    cold = _seconds(lambda: [linker.link(x) for x in extractions])
    warm = min(_seconds(lambda: [linker.link(x) for x in extractions]) for _ in range(5))
    looked = min(_seconds(lambda: [linker.base.lookup(n) for n in names]) for _ in range(5))
    linker.base._forget()  # noqa: SLF001
    first = _seconds(lambda: [linker.base.lookup(n) for n in names])
    known = dict.fromkeys(names, 0)
    floor = min(_seconds(lambda: [known[n] for n in names]) for _ in range(20))
    return {
        "opening ms": 1000 * opening,
        "mentions": len(names),
        "look-ups a second, first": len(names) / first,
        "look-ups a second, warm": len(names) / looked,
        "mentions linked a second, first": len(names) / cold,
        "mentions linked a second, warm": len(names) / warm,
        "memory added MB": (_resident() - before) / 1e6,
        "ratio look-up : floor": looked / floor,
        "ratio linking : look-up": warm / looked,
        "ratio linking first : warm": cold / warm,
    }


def beside_reading(folder: Path, count: int = 10) -> dict[str, float]:
    """Figures of linking beside the language pipeline: its share of the time, memory it adds."""
    from kg.pipeline import Reader  # noqa: PLC0415 - loads the language pipeline

    reader = Reader(link=False)
    lines = (folder / "articles.jsonl").read_text("utf-8").splitlines()[:count]
    articles = [
        Article(a["id"], a["text"], dt.date.fromisoformat(a["date"]))
        for a in map(json.loads, lines)
    ]
    found = [reader.read(article).extraction for article in articles]
    reading = _seconds(lambda: [reader.read(article) for article in articles])
    before = _resident()
    linker = Linker.open(decisions=Decisions())
    first = _seconds(lambda: [linker.link(x) for x in found])
    warm = min(_seconds(lambda: [linker.link(x) for x in found]) for _ in range(5))
    mentions = sum(len(x.mentions) for x in found)
    return {
        "mentions read": mentions,
        "mentions read and linked a second, warm": mentions / warm,
        "memory added to the pipeline MB": (_resident() - before) / 1e6,
        "ratio linking first : reading": first / reading,
        "ratio linking warm : reading": warm / reading,
    }


def gold_articles(folder: Path) -> list[Extraction]:
    """Return the gold articles as the reader would hand them over."""
    found = []
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        data = json.loads((folder / f"{article['id']}.json").read_text("utf-8"))
        found.append(gold_extraction(data, article["text"]))
    return found


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return max(time.process_time() - started, 1e-9)


def _resident() -> int:
    """Return the bytes of memory that the process holds now, or at most where only that is told."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return pages * resource.getpagesize()


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--cases", type=Path, default=CASES)
    parser.add_argument("--kb", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--fit", action="store_true", help="fit the weights on the open cases")
    options = parser.parse_args()
    if options.speed and options.gold:
        for name, figure in beside_reading(options.gold).items():
            print(f"{name}: {figure:,.3f}")
    if options.speed:
        for name, figure in speed(load(options.cases), options.gold, options.kb).items():
            print(f"{name}: {figure:,.1f}")
    linker = Linker.open(options.kb, decisions=Decisions())
    if options.gold:
        print("gold:", figures(gold_links(options.gold, linker, show=options.show)))
    if options.cases.exists():
        cases = load(options.cases)
        for part in ("open", "unseen"):
            chosen = [c for c in cases if c["part"] == part]
            count, _ = case_links(chosen, linker, show=options.show and part == "open")
            print(f"{part} ({len(chosen)}):", figures(count))
        if options.fit:
            fit_and_print(linker, options.cases)


def fit_and_print(linker: Linker, cases: Path) -> None:
    """Print a weights table fitted on these cases."""
    from kg.link.calibration import fit  # noqa: PLC0415

    for feature, weight in fit(linker, read_cases(cases)).items():
        print(f"{feature}\t{weight:.3f}")


if __name__ == "__main__":
    main()
