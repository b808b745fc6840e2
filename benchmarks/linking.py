"""Measures linking: annotated articles, name-in-context cases, speed, memory; fits the weights.

Run it as: python benchmarks/linking.py [--gold DIR [--links FILE] [--read]] [--cases FILE]
    [--readings FILE --links FILE] [--contradictions] [--fit] [--speed] [--show]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import shutil
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.link import Decisions, KnowledgeBase, Linker, annotations
from kg.link.annotations import SKIP, DecidedLinks, accepted
from kg.link.calibration import fit
from kg.link.cases import extraction as extraction_of
from kg.link.cases import is_decided, load, read_cases
from kg.model import Article, Extraction, Links

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

ROOT = Path(__file__).resolve().parent.parent
CASES = [ROOT / "tests" / "link" / f"{name}.jsonl" for name in ("cases", "names")]
AGAINST = frozenset((
    "of_other", "office_later", "office_other", "before_time", "after_time", "party_other",
    "sex_other", "generation_other",
))  # fmt: skip
"""Features of a link that the text contradicts."""


def gold_links(
    folder: Path, linker: Linker, links: Path | None = None, *, show: bool = False
) -> Counter[str]:
    """Counts over annotated articles; the decided links are by default those beside them."""
    decided = DecidedLinks.read(links or folder / "links.json")
    count: Counter[str] = Counter()
    for one in annotations.read(folder):
        found = {link.entity: link for link in linker.link(one.extraction).links}
        for entity in one.extraction.entities:
            want = decided.choice(one.extraction.article.id, one.keys.get(entity.id, ""))
            if want == SKIP:
                continue
            right, made = accepted(want), found[entity.id].qid
            _tally(count, made, right)
            if show and (made or right) and made not in right:
                top = [(c.qid, c.label, c.score) for c in found[entity.id].candidates[:2]]
                where = one.extraction.article.id
                print(
                    "gold", where, entity.type, entity.name, "want", set(right), "made", made, top
                )
    return count


def _tally(count: Counter[str], made: str | None, right: Collection[str]) -> None:
    count["all"] += 1
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
        f"linkable linked right {linked:.3f} ({count['linkable right']}/{count['linkable']}), "
        f"linked {count['made'] / max(1, count['all']):.3f} of {count['all']}"
    )


def speed(cases: list[dict[str, Any]], gold: Path | None, kb: Path | None) -> dict[str, float]:
    """Figures in processor time (others may be at work on the machine), and ratios to each other.

    A ratio holds on any machine; ``floor`` is one look-up in a dictionary of the same names.
    """
    before = _resident()
    opening = min(_seconds(lambda: KnowledgeBase.open(kb)) for _ in range(5))
    linker = Linker.open(kb, decisions=Decisions())
    if gold is None:
        extractions = [extraction_of(case) for case in cases]
    else:
        extractions = [one.extraction for one in annotations.read(gold)]
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
    first = _seconds(lambda: [linker.read(x) for x in found])
    warm = min(_seconds(lambda: [linker.read(x) for x in found]) for _ in range(5))
    mentions = sum(len(x.mentions) for x in found)
    return {
        "mentions read": mentions,
        "mentions read and linked a second, warm": mentions / warm,
        "memory added to the pipeline MB": (_resident() - before) / 1e6,
        "ratio linking first : reading": first / reading,
        "ratio linking warm : reading": warm / reading,
    }


def as_read(folder: Path, links: Path) -> None:
    """Print the scores of ``kg eval`` on annotated articles with the links decided for them."""
    from kg.cli import main as kg  # noqa: PLC0415 - reads the articles

    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        for file in (*folder.glob("*.json"), folder / "articles.jsonl"):
            (place / file.name).symlink_to(file.resolve())
        (place / "links.json").unlink(missing_ok=True)
        shutil.copy(links, place / "links.json")
        kg(["eval", str(place)])


def contradictions(extractions: Iterable[Extraction], linker: Linker) -> list[str]:
    """Return the links to people that the article's own office, state or year gainsays."""
    found = []
    for extraction in extractions:
        for link in linker.link(extraction).links:
            chosen = next((c for c in link.candidates if c.qid == link.qid), None)
            against = [name for name, _ in chosen.features if name in AGAINST] if chosen else []
            if against:
                where = f"{extraction.article.id}#{link.entity}"
                found.append(f"{where} {link.label}: {', '.join(against)}")
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
    parser.add_argument("--gold", type=Path, help="a folder of annotated articles")
    parser.add_argument("--readings", type=Path, help="a file of what kg read printed")
    parser.add_argument("--links", type=Path, help="decided links; else links.json beside them")
    parser.add_argument("--read", action="store_true", help="score the gold articles as read, too")
    parser.add_argument("--cases", type=Path, action="append")
    parser.add_argument("--kb", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument(
        "--contradictions", action="store_true", help="links that the text gainsays"
    )
    parser.add_argument("--fit", action="store_true", help="fit the weights on the open cases")
    options = parser.parse_args()
    files = options.cases or CASES
    if options.speed and options.gold:
        for name, figure in beside_reading(options.gold).items():
            print(f"{name}: {figure:,.3f}")
    if options.speed:
        for name, figure in speed(load(files[0]), options.gold, options.kb).items():
            print(f"{name}: {figure:,.1f}")
    linker = Linker.open(options.kb, decisions=Decisions())
    measured = [path for path in (options.gold, options.readings) if path]
    for path in measured:
        print(f"{path.name}:", figures(gold_links(path, linker, options.links, show=options.show)))
        if options.contradictions:
            found = [one.extraction for one in annotations.read(path)]
            gainsaid = contradictions(found, linker)
            print(f"links that the text gainsays: {len(gainsaid)}", *gainsaid, sep="\n")
    if options.read and options.gold:
        as_read(options.gold, options.links or options.gold / "links.json")
    print_cases(files, linker, show=options.show)
    if options.fit:
        cases = [case for file in files for case in read_cases(file)]
        for feature, weight in fit(linker, cases).items():
            print(f"{feature}\t{weight:.3f}")


def print_cases(files: list[Path], linker: Linker, *, show: bool) -> None:
    """Print the figures of each file of cases, those kept aside without their names."""
    for file in files:
        cases = load(file)
        for part in ("open", "unseen"):
            chosen = [c for c in cases if c["part"] == part]
            count, _ = case_links(chosen, linker, show=show and part == "open")
            print(f"{file.stem}, {part}:", figures(count))


if __name__ == "__main__":
    main()
