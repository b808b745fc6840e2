"""Measures how much of the test pages is read rightly: shares by kind, and what is wrong.

Run it as: python -m benchmarks.pages [--folder NAME]... [--show]
"""

from __future__ import annotations

import argparse
from collections import Counter

from tests.ingest.scoring import KINDS, expectations, faults

FOLDERS = ("pages", "publishers")


def main() -> None:
    """Print for each folder of pages the share without each kind of fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", action="append", choices=FOLDERS, help="only this one")
    parser.add_argument("--show", action="store_true", help="print each fault")
    options = parser.parse_args()
    for folder in options.folder or FOLDERS:
        pages = expectations(folder)
        found = {name: faults(folder, name, pages[name]) for name in pages}
        wrong = Counter(kind for kinds in found.values() for kind in kinds)
        flawless = sum(not kinds for kinds in found.values())
        print(f"{folder}: {len(pages)} pages, {flawless} without a fault")
        for kind in KINDS:
            print(f"  {kind:8}{1 - wrong[kind] / len(pages):7.1%}{wrong[kind]:4} wrong")
        if options.show:
            for name, kinds in found.items():
                for kind, what in kinds.items():
                    print(f"  {name}\t{kind}\t{what}")


if __name__ == "__main__":
    main()
