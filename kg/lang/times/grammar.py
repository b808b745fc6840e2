"""Recognises time expressions: the rules of ``data/rules.tsv`` over the symbols of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import ResourceError
from kg.lang.times import guards
from kg.lang.times.table import lines
from kg.lang.times.tokens import Alphabet, Tokens, alphabet, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

TRAP = "-"
_ATOM = re.compile(
    r"(?P<mark>\[|\]|\(|\)[?*]?|\|)"
    r"|!(?P<guard>[A-Z]+)"
    r"|\$(?P<macro>[A-Z]+)(?P<mquant>\?)?"
    r"|(?:(?P<name>\w+)=)?(?P<class>[A-Z][A-Z0-9/]*)(?:\{(?P<values>[\w,]+)\})?(?P<quant>[?*]?)(?=\s|$)"
    r"|(?:(?P<lname>\w+)=)?(?P<literal>[^\W\d_]+)(?P<lquant>[?*]?)(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rules, compiled."""

    form: str
    fixed: dict[str, str]
    pattern: re.Pattern[str]
    classes: dict[str, tuple[str, ...]]
    guards: tuple[guards.Guard, ...]
    example: str
    order: int


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as it is written: what kind of phrase, and what its words say."""

    begin: int
    end: int
    form: str
    slots: dict[str, str] = field(default_factory=dict)
    lead: str = ""
    """The word before it, small: ``"seit"`` in "seit Montag"."""
    core: int = 0
    """Where the expression begins without its preposition: 3 in "in drei Jahren"."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in file order.

    Raises:
        ResourceError: a rule uses a class, guard or sign that there is not.
    """
    macros: dict[str, str] = {}
    rows: list[list[str]] = []
    for cells in lines("rules.tsv"):
        if cells[0] == "let":
            macros[cells[1]] = cells[2]
        else:
            rows.append(cells)
    expanded = [_expand(row[2], macros) for row in rows]
    letters = alphabet()
    for pattern in expanded:
        for atom in _ATOM.finditer(pattern):
            if atom["literal"]:
                letters.add_literal(atom["literal"])
    return tuple(
        _compile(row, pattern, letters, order)
        for order, (row, pattern) in enumerate(zip(rows, expanded, strict=True))
    )


def recognise(text: str) -> list[Expression]:
    """Return the time expressions of ``text`` from left to right, none overlapping another."""
    compiled = rules()
    tokens = tokenize(text)
    found: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    for begin, end in _islands(tokens.symbols):
        for rule in compiled:
            for match in rule.pattern.finditer(tokens.symbols, begin, end):
                first, last = match.span("x")
                if last > first and all(guard(tokens, first, last) for guard in rule.guards):
                    found.append((first, last, rule.order, rule, match))
    return [
        _expression(tokens, rule, match)
        for _, _, _, rule, match in _longest(found)
        if rule.form != TRAP
    ]


def _longest(
    found: list[tuple[int, int, int, Rule, re.Match[str]]],
) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    """Keep the longest of those that overlap; among equals a trap, then the upper rule."""
    found.sort(key=lambda f: (f[0] - f[1], f[2], f[0]))
    taken: set[int] = set()
    kept = []
    for item in found:
        covered = range(item[0], item[1])
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(item)
    return sorted(kept, key=lambda f: f[0])


def _expression(tokens: Tokens, rule: Rule, match: re.Match[str]) -> Expression:
    first, last = match.span("x")
    slots = dict(rule.fixed)
    for name, classes in rule.classes.items():
        index = match.start(name)
        if index >= 0:
            slots[name] = tokens.value(index, classes)
            if tokens.word(index)[:1].isdigit():
                slots.setdefault(f"{name}#", "digits")
    core = tokens.begins[first + 1] if last - first > 1 else tokens.begins[first]
    lead = tokens.word(first - 1).lower()
    if lead in {"dem", "der", "den", "zum", "zu"}:
        lead = {"bis": "bis", "ab": "ab", "seit": "seit", "für": "für"}.get(
            tokens.word(first - 2).lower(), lead
        )
    return Expression(tokens.begins[first], tokens.ends[last - 1], rule.form, slots, lead, core)


def _islands(symbols: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around words that carry time, wide enough for every rule."""
    begin = end = -1
    for match in _core().finditer(symbols):
        left, right = match.start() - 7, match.end() + 8
        if left > end:
            if end >= 0:
                yield max(begin, 0), end
            begin = left
        end = right
    if end >= 0:
        yield max(begin, 0), end


_CORE = [
    "MONTH",
    "WEEKDAY",
    "WDDAYTIME",
    "DAYTIME",
    "DAYTIMES",
    "DAYHOURS",
    "MIDNIGHT",
    "SEASON",
    "UNIT",
    "UNITLONG",
    "DURADJ",
    "DURWORD",
    "OFTEN",
    "ONWEEKDAYS",
    "TODAY",
    "TODAYADJ",
    "STEPNOUN",
    "PERIOD",
    "DECADE",
    "DECADEADJ",
    "FEAST",
    "EASTER",
    "REF",
    "FIXDUR",
    "YEAR",
    "OLDYEAR",
    "ISO",
    "DMY",
    "DM",
    "YEARPAIR",
    "YEAR2",
    "ER",
    "=uhr",
    "=halb",
    "=zeit",
    "=tags",
    "=moment",
    "=augenblick",
    "=zeitpunkt",
    "=himmelfahrt",
    "=kurzem",
    "=langem",
    "=längerem",
    "=urzeiten",
    "=früher",
]


@cache
def _core() -> re.Pattern[str]:
    letters = alphabet()
    symbols = "".join(letters.members(name) for name in _CORE) + _days(letters)
    return re.compile("[" + re.escape("".join(sorted(set(symbols)))) + "]")


def _days(letters: Alphabet) -> str:
    return letters.members("DAY") + letters.members("CLOCK")


def _expand(pattern: str, macros: dict[str, str]) -> str:
    def insert(match: re.Match[str]) -> str:
        return f"( {macros[match[1]]} ){match[2] or ''}"

    return re.sub(r"\$([A-Z]+)(\?)?", insert, pattern)


def _compile(row: list[str], pattern: str, letters: Alphabet, order: int) -> Rule:
    out: list[str] = []
    classes: dict[str, tuple[str, ...]] = {}
    checks: list[guards.Guard] = []
    place = 0
    closed = False
    pattern = pattern.strip()
    while place < len(pattern):
        atom = _ATOM.match(pattern, place)
        if atom is None:
            raise ResourceError(
                f"rules.tsv: cannot read {pattern[place:]!r} in the rule of {row[3]!r}",
                hint="the signs of a pattern are explained at the head of the file",
            )
        if atom["mark"]:
            mark = atom["mark"]
            if mark == "]":
                out.append(")(?=")
                closed = True
            else:
                out.append({"[": "(?P<x>", "(": "(?:"}.get(mark, mark))
        elif atom["guard"]:
            checks.append(guards.GUARDS[atom["guard"]])
        else:
            out.append(_symbols(atom, letters, classes, row))
        place = atom.end()
        while place < len(pattern) and pattern[place] == " ":
            place += 1
    if not closed:
        raise ResourceError(f"rules.tsv: no extent in {pattern!r}", hint="mark it with [ and ]")
    out.append(")")
    fixed = dict(pair.split("=", 1) for pair in row[1].split())
    return Rule(row[0], fixed, re.compile("".join(out)), classes, tuple(checks), row[3], order)


def _symbols(
    atom: re.Match[str], letters: Alphabet, classes: dict[str, tuple[str, ...]], row: list[str]
) -> str:
    if atom["literal"]:
        names: tuple[str, ...] = (f"={atom['literal']}",)
        name, quant = atom["lname"], atom["lquant"]
        values = None
    else:
        names = tuple(atom["class"].split("/"))
        name, quant = atom["name"], atom["quant"]
        values = frozenset(atom["values"].split(",")) if atom["values"] else None
    members = "".join(sorted({s for n in names for s in letters.members(n, values)}))
    if not members:
        raise ResourceError(
            f"rules.tsv: there is no class {atom.group()!r} (rule of {row[3]!r})",
            hint="classes stand in words.tsv",
        )
    group = f"[{re.escape(members)}]"
    if name:
        classes[name] = names
        group = f"(?P<{name}>{group})"
    return group + quant
