"""``kg kb``: what the knowledge base holds, look-up, own entities, a base of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.terminal import say
from kg.errors import LinkError

if TYPE_CHECKING:
    import argparse

    from kg.link import KnowledgeBase
    from kg.link.records import Record

_FORMATS = ("records", "csv", "dump", "names", "query")


def register(commands: shared.Commands) -> None:
    """Add the command and its own commands."""
    parser = shared.command(
        commands,
        "kb",
        info,
        "look into the knowledge base, add to it, or compile another",
        ["kg kb info", 'kg kb lookup "Sergej Lawrow"', "kg kb add mine.jsonl"],
    )
    inner = parser.add_subparsers(metavar="ACTION")
    for name, run, summary in (
        ("info", info, "snapshot, sizes and licences of the base in use"),
        ("lookup", lookup, "the entities that bear a name"),
        ("add", add, "add entities of your own: records, one JSON object a line, or a CSV table"),
        ("compile", compile_table, "compile a base from a table, a Wikidata dump or an endpoint"),
        ("diff", diff, "what changed from one compiled base to another"),
    ):
        action = shared.command(inner, name, run, summary)
        action.add_argument(
            "--kb", type=Path, metavar="FILE", help="another compiled base (variable KG_KB)"
        )
        action.add_argument(
            "--overlay", type=Path, metavar="FILE", help="your entities (variable KG_KB_OVERLAY)"
        )
        if name == "lookup":
            action.add_argument("name", metavar="NAME")
        elif name == "add":
            action.add_argument("file", type=Path, metavar="FILE")
        elif name == "compile":
            _compile_options(action)
        elif name == "diff":
            action.add_argument("old", type=Path, metavar="OLD")
            action.add_argument("new", type=Path, metavar="NEW")
            action.add_argument(
                "--counts", action="store_true", help="only how many came, went and changed"
            )
    parser.set_defaults(kb=None, overlay=None)


def _compile_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", type=Path, metavar="SOURCE", help="table, dump or list of names")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--from",
        dest="form",
        choices=_FORMATS,
        default="records",
        help="records: .jsonl(.xz) table; csv: a newsroom's own people; dump: Wikidata's JSON "
        "dump; names: one name a line, asked of --endpoint; query: SPARQL that binds ?item, asked "
        "of --endpoint",
    )
    parser.add_argument(
        "--since", type=int, default=1945, metavar="YEAR", help="of a dump: offices held since"
    )
    parser.add_argument(
        "--min-sitelinks",
        type=int,
        default=3,
        metavar="N",
        help="of a dump: bodies and places that so many Wikipedias write of (default 3)",
    )
    parser.add_argument(
        "--endpoint", metavar="URL", help="SPARQL endpoint for --from names and query"
    )
    parser.add_argument("--snapshot", metavar="NAME", help="name of the snapshot: 2026-11-24")
    parser.add_argument("--licence", action="append", default=[], metavar="TEXT")
    parser.add_argument(
        "--exclude", action="append", default=[], metavar="SOURCE", help="alias source to leave out"
    )
    parser.add_argument("--max-tier", type=int, default=3, metavar="N")
    parser.add_argument("--pack", action="store_true", help="also write FILE.xz, as in the wheel")
    parser.add_argument(
        "--calibrate",
        type=Path,
        action="append",
        metavar="CASES",
        help="fit the score's weights on these cases; may be given again",
    )
    parser.add_argument(
        "--labels", type=Path, metavar="FILE", help="list here the labels that had to be mended"
    )


def info(options: argparse.Namespace) -> int:
    """Print the meta table, where the base lies, and what the user has added and decided."""
    from kg.link import bundle  # noqa: PLC0415 - not for --help
    from kg.link.decisions import Decisions  # noqa: PLC0415

    base = _open(options)
    lines = sorted(base.meta.items())
    file = options.kb or bundle.base_file()
    lines.append(("file", f"{file} ({_megabytes(file)})"))
    if not options.kb and file == bundle.unpacked():
        lines.append(("packed", _megabytes(bundle.packed())))
    own = base.overlay
    above = options.overlay or bundle.overlay_file()
    lines.append(
        ("overlay", f"{own['entities']} entities in {above}" if own else f"none ({above})")
    )
    decisions = Decisions.read(bundle.decisions_file())
    lines.append(("decisions", f"{len(decisions.by_entity)} in {bundle.decisions_file()}"))
    for key, value in lines:
        print(f"{key}: {value}")  # noqa: T201 - the result
    return 0


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


def lookup(options: argparse.Namespace) -> int:
    """Print one line for each entity that bears the name, likeliest first."""
    base = _open(options)
    hits = base.lookup(options.name)
    entries = {e.id: e for h in hits if (e := base.entry(h.entity))}
    for entry in sorted(entries.values(), key=lambda e: (-e.weight, e.id)):
        names = [f"{h.kind} {h.lang} {h.source}" for h in hits if h.entity == entry.id]
        country = base.entry(entry.country) if entry.country else None
        cells = [entry.qid, entry.type, entry.label, country.label if country else "", *names]
        print("\t".join(cells))  # noqa: T201 - the result
        for term in base.terms(entry.id)[:5]:
            span = f"{term.start or '…'} – {term.end or '…'}"
            print(f"\t{term.title}\t{span}")  # noqa: T201
    if not entries:
        say(f"no entity is called {options.name!r}")
    return 0 if entries else 1


def add(options: argparse.Namespace) -> int:
    """Add records to the overlay, each checked first; one of the same QID is replaced."""
    from kg.link import KnowledgeBase, bundle, overlay  # noqa: PLC0415 - not for --help

    target = options.overlay or bundle.overlay_file()
    count, total = overlay.add(options.file, target, lambda: KnowledgeBase.open(options.kb))
    say(f"{count} entities added; {target} holds {total}")
    return 0


def diff(options: argparse.Namespace) -> int:
    """Print the entities that came (+), went (-) or changed (~) between two compiled bases."""
    from kg.link import difference  # noqa: PLC0415 - not for --help

    found = list(difference.changes(options.old, options.new))
    if not options.counts:
        for one in found:
            print("\t".join([one.sign, one.qid, one.type, one.label, *one.details]))  # noqa: T201
    for (sign, kind), count in sorted(difference.counts(found).items()):
        say(f"{sign} {count} {kind}")
    return 0


def compile_table(options: argparse.Namespace) -> int:
    """Compile a base and print its meta table."""
    from kg.link import compiler  # noqa: PLC0415 - not for --help

    recipe = compiler.Recipe(
        snapshot=options.snapshot or options.source.name,
        licences=tuple(options.licence),
        exclude=frozenset(options.exclude),
        max_tier=options.max_tier,
    )
    found = _records(options)
    meta = compiler.compile_base(found, options.output, recipe)
    _report_labels(options, found)
    if options.calibrate:
        _calibrate(options)
    if options.pack:
        compiler.pack(options.output, options.output.with_name(options.output.name + ".xz"))
    for key, value in sorted(meta.items()):
        print(f"{key}: {value}")  # noqa: T201 - the result
    return 0


def _calibrate(options: argparse.Namespace) -> None:
    from kg.link import Linker, compiler  # noqa: PLC0415 - not for --help
    from kg.link.calibration import fit  # noqa: PLC0415
    from kg.link.cases import read_cases  # noqa: PLC0415
    from kg.link.decisions import Decisions  # noqa: PLC0415

    linker = Linker.open(options.output, decisions=Decisions())
    cases = [case for path in options.calibrate for case in read_cases(path)]
    weights = fit(linker, cases)
    linker.base.close()
    compiler.write_weights(options.output, weights)
    say(f"{len(weights)} weights fitted on {len(cases)} cases")


def _report_labels(options: argparse.Namespace, found: list[Record]) -> None:
    """Say how many labels broke the rule of names as shown, and list them if that is wished."""
    from kg.link import refinement  # noqa: PLC0415 - not for --help

    mended = refinement.repaired(found)
    left = sum(one.still_faulty for one in mended)
    say(f"{len(mended)} labels mended, {left} of them break the rule still")
    if options.labels is not None:
        lines = ["\t".join(one.cells) for one in mended]
        options.labels.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _records(options: argparse.Namespace) -> list[Record]:
    from kg.link import (  # noqa: PLC0415 - not for --help
        bundle,
        dump,
        endpoint,
        people,
        records,
        sparql,
    )

    if options.form == "dump":
        return dump.records(options.source, dump.Choice(options.since, options.min_sitelinks))
    if options.form == "records":
        return list(records.read(options.source))
    if options.form == "csv":
        return people.read(options.source, _open(options))
    try:
        text = options.source.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LinkError(f"{options.source}: cannot be read: {error}") from error
    cache = endpoint.Cache(bundle.live_cache())
    asked = endpoint.Endpoint(options.endpoint or endpoint.ENDPOINT, cache)
    if options.form == "query":
        return sparql.of_query(asked, text)
    return sparql.of_names(asked, [n.strip() for n in text.splitlines() if n.strip()])


def _open(options: argparse.Namespace) -> KnowledgeBase:
    from kg.link import KnowledgeBase  # noqa: PLC0415 - not for --help

    return KnowledgeBase.open(options.kb, options.overlay)
