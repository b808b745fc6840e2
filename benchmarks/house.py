"""How the code stands: lines, words in code, circles of files; by folder.

    python benchmarks/house.py kg/read

A word set is a name bound at the top of a module to a literal that holds words (sets, tuples,
lists, dicts, split strings). An inline comparison compares with a string literal, or with a
literal that holds one. Both count words that belong to data. A circle is a set of files that
import each other; an arrow is an import of one file (or folder) by another; floors are the files
(or folders) on the longest way along the arrows, a circle being one.
"""

from __future__ import annotations

import argparse
import ast
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
Graph = dict[str, set[str]]
"""Modules, each with those that it imports."""
_LITERALS = (ast.Set, ast.Tuple, ast.List, ast.Dict, ast.BinOp)
_MAKERS = {"frozenset", "set", "tuple", "dict"}


@dataclass(slots=True)
class House:
    """The figures of one folder."""

    files: int = 0
    lines: int = 0
    longest: int = 0
    """Lines of the longest file."""
    word_sets: int = 0
    words: int = 0
    """Words in the word sets."""
    comparisons: int = 0

    def __add__(self, other: House) -> House:
        summed = {f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)}
        return House(**summed | {"longest": max(self.longest, other.longest)})


def measured(paths: Iterable[Path]) -> House:
    """Return the figures of files together."""
    return sum((_file(path) for path in paths), House())


def imports(package: Path) -> Graph:
    """Return for each module of a package those that it imports, for types too."""
    files = {_module(path, package): path for path in package.rglob("*.py")}
    return {name: set(_imports(path, files)) - {name} for name, path in files.items()}


def within(graph: Graph, package: str, depth: int | None = None) -> Graph:
    """Return the arrows inside a package; with a depth between the names cut to so many parts."""
    found: Graph = {}
    for name, others in graph.items():
        if name.startswith(f"{package}."):
            cut = ".".join(name.split(".")[:depth])
            inner = {".".join(o.split(".")[:depth]) for o in others if o.startswith(f"{package}.")}
            found[cut] = found.get(cut, set()) | inner - {cut}
    return found


def floors(graph: Graph) -> int:
    """Return how many stand one above the other on the longest way, a circle counting as one."""
    reach = {name: _reachable(name, graph) | {name} for name in graph}
    circle = {name: frozenset(n for n in reach[name] if name in reach[n]) for name in graph}

    @cache
    def height(standing: frozenset[str]) -> int:
        below = {circle[other] for name in standing for other in graph[name]} - {standing}
        return 1 + max(map(height, below), default=0)

    return max(map(height, circle.values()), default=0)


def circles(graph: Graph) -> list[list[str]]:
    """Return the sets of modules that import each other."""
    reach = {name: _reachable(name, graph) for name in graph}
    found = {
        frozenset(n for n in reach[name] if name in reach[n])
        for name in graph
        if name in reach[name]
    }
    return sorted(sorted(circle) for circle in found)


def _file(path: Path) -> House:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    lines = len(text.splitlines())
    house = House(files=1, lines=lines, longest=lines)
    for node in tree.body:
        if words := _word_set(node):
            house.word_sets += 1
            house.words += words
    house.comparisons = sum(
        1
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(_strings(side) for side in (node.left, *node.comparators))
    )
    return house


def _word_set(node: ast.stmt) -> int:
    """Return how many words a statement binds at the top of a module, 0 if it is no word set."""
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        return 0
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    value = node.value
    made = isinstance(value, ast.Call) and (
        (isinstance(value.func, ast.Name) and value.func.id in _MAKERS)
        or (isinstance(value.func, ast.Attribute) and value.func.attr == "split")
    )
    if (isinstance(target, ast.Name) and target.id == "__all__") or not (
        made or isinstance(value, _LITERALS)
    ):
        return 0
    return sum(len(text.split()) for text in _strings(value))


def _strings(node: ast.AST) -> list[str]:
    return [
        n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]


def _module(path: Path, package: Path) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(path: Path, known: Container[str]) -> Iterator[str]:
    """Yield the modules of the package that a file imports; of a folder what it takes from it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                if inner in known or node.module in known:
                    yield inner if inner in known else node.module


def _reachable(start: str, graph: Graph) -> set[str]:
    seen: set[str] = set()
    stack = list(graph[start])
    while stack:
        name = stack.pop()
        if name not in seen:
            seen.add(name)
            stack.extend(graph[name])
    return seen


def main() -> None:
    """Print a line for each folder and one for all, then the circles of the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "kg" / "read")
    folder: Path = parser.parse_args().folder.resolve()
    groups: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*.py")):
        groups.setdefault(path.relative_to(folder).parts[0], []).append(path)
    names = [f.name for f in fields(House)]
    print(f"{'':14}" + "".join(f"{name:>13}" for name in names))
    for group, paths in [*groups.items(), ("all", [p for g in groups.values() for p in g])]:
        house = measured(paths)
        print(f"{group:14}" + "".join(f"{getattr(house, name):13}" for name in names))
    package = next(p for p in (folder, *folder.parents) if not (p.parent / "__init__.py").is_file())
    graph = imports(package)
    name = ".".join((package.name, *folder.relative_to(package).parts))
    for of, inner in (
        ("files", within(graph, name)),
        ("folders", within(graph, name, name.count(".") + 2)),
    ):
        print(f"{of}: {floors(inner)} floors, {sum(map(len, inner.values()))} arrows")
    for circle in circles(graph):
        print("circle:", ", ".join(circle))


if __name__ == "__main__":
    main()
