"""The commands of the net; see the package's docstring."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from kg.clean.articles import CleanArticle
from tests.net import readings
from tests.net.parses import load, save, written
from tests.net.texts import texts


def main() -> int:
    """Run the command that is asked for; 1 if readings differ from those kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.net")
    commands = parser.add_subparsers(required=True)
    for name, run, says in (
        ("check", check, "compare today's readings with those kept"),
        ("keep", keep, "keep today's readings as right"),
        ("parse", parse, "parse the texts anew with the bundled pipeline"),
        ("show", show, "write today's readings as JSON"),
    ):
        command = commands.add_parser(name, help=says, description=says)
        command.set_defaults(run=run)
        if run is show:
            command.add_argument("folder", type=Path)
    options = parser.parse_args()
    return int(options.run(options))


def check(_: argparse.Namespace) -> int:
    """Print each text whose reading is another than that kept, with the parts."""
    wrong = differences()
    for line in wrong:
        print(line)
    print(f"{len(wrong)} of {len(readings.kept())} texts read otherwise than kept")
    return int(bool(wrong))


def differences() -> list[str]:
    """Return a line for each text that is read otherwise than kept: its key and the parts."""
    kept = readings.kept()
    found = readings.digests()
    lines = []
    for key, parts in found.items():
        right = kept.get(key, ())
        if parts != right:
            named = zip(readings.PARTS, parts, right or parts, strict=True)
            changed = [part for part, new, old in named if new != old]
            lines.append(f"{key}: {', '.join(changed) or 'not kept yet'}")
    return lines


def keep(_: argparse.Namespace) -> int:
    """Keep today's readings, and print which of them are others than those before."""
    for line in differences() if readings.DIGESTS.exists() else []:
        print(line)
    readings.keep(readings.digests())
    return 0


def parse(_: argparse.Namespace) -> int:
    """Parse all texts, and print how many tokens of which set are annotated otherwise."""
    from kg.lang import load_pipeline  # noqa: PLC0415 - only here the network is needed

    nlp = load_pipeline()
    before = load(readings.PARSES) if readings.PARSES.exists() else {}
    now = dict(before)
    for text in texts():
        lines = written(nlp(CleanArticle.of(text.article).article.text))
        old = before.get(text.key, [])
        changed = sum(a != b for a, b in zip(lines, old, strict=False)) + abs(len(lines) - len(old))
        if changed:
            print(f"{text.key}: {changed} of {len(lines)} tokens")
        now[text.key] = lines
    save(readings.PARSES, now)
    return 0


def show(options: argparse.Namespace) -> int:
    """Write the reading of each text to a file of its own."""
    for text, reading in readings.readings():
        path: Path = options.folder / f"{text.key}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(reading, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
