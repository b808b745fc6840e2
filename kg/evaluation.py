"""Scores answers of the five contract queries against gold annotations.

A gold file holds what a careful reader takes from an article: ``entities`` (id, type, name,
mentions), ``positions``, ``meetings``, ``warnings`` and ``statements``. Items are paired one to
one, best pair first; precision, recall and F1 count pairs, accuracies count properties of pairs.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

Row = dict[str, str]
Item = dict[str, Any]

QUERIES = ("entities", "positions", "meetings", "warnings", "statements")
"""The bundled queries whose answers are scored."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that gold has and the answers lack, or the other way round."""

    kind: str
    document: str
    what: str
    """``missed``, ``false alarm`` or, of links, ``wrong``."""
    item: Item
    note: str = ""
    """What was nearly right: ``"speaker: X, in gold Y"``."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one answer is right, or one item of gold was found."""

    kind: str
    document: str
    side: Literal["answer", "gold"]
    right: bool
    item: Item


@dataclass(slots=True)
class Scores:
    """What was counted over all articles, in the order in which it first came up."""

    articles: int = 0
    counts: dict[str, list[int]] = field(default_factory=dict)
    """True positives, false positives and false negatives by name."""
    judged: dict[str, list[int]] = field(default_factory=dict)
    """Right and all, by name."""
    misses: list[Miss] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def count(self, name: str, right: int, wrong: int, missed: int) -> None:
        """Add to the counts of ``name``."""
        row = self.counts.setdefault(name, [0, 0, 0])
        for at, number in enumerate((right, wrong, missed)):
            row[at] += number

    def judge(self, name: str, *, right: bool) -> None:
        """Add one to the judgements of ``name``."""
        row = self.judged.setdefault(name, [0, 0])
        row[0] += right
        row[1] += 1

    def table(self) -> dict[str, dict[str, float | int | None]]:
        """Return the figures, rounded to three digits, by name."""
        figures: dict[str, dict[str, float | int | None]] = {
            name: _figures(*row) for name, row in self.counts.items()
        }
        for name, (right, number) in self.judged.items():
            figures[f"accuracy: {name}"] = {"acc": round(right / number, 3), "n": number}
        return figures

    def by(self, column: str) -> list[Share]:
        """Return for each kind and value of a column how much is right and how much was found.

        Only a column that gold has too (``act``, ``status``, ``type``) tells what was missed.
        """
        shares: dict[tuple[str, str], Share] = {}
        for verdict in self.verdicts:
            if column not in verdict.item:
                continue
            value = _value(column, verdict.item[column])
            share = shares.setdefault((verdict.kind, value), Share(verdict.kind, value))
            share.add(verdict)
        kinds = list(dict.fromkeys(verdict.kind for verdict in self.verdicts))
        return sorted(shares.values(), key=lambda s: (kinds.index(s.kind), -s.size, s.value))

    def text(self) -> str:
        """Return the table for a terminal."""
        lines = [f"{self.articles} articles"]
        for name, row in self.table().items():
            cells = "  ".join(f"{key} {value}" for key, value in row.items())
            lines.append(f"{name:28s} {cells}")
        return "\n".join(lines) + "\n"


@dataclass(slots=True)
class Share:
    """What was counted for one value of a column."""

    kind: str
    value: str
    right: int = 0
    answers: int = 0
    found: int = 0
    gold: int = 0

    @property
    def size(self) -> int:
        """How many items the figures rest on."""
        return max(self.answers, self.gold)

    def add(self, verdict: Verdict) -> None:
        """Count a verdict."""
        if verdict.side == "answer":
            self.right += verdict.right
            self.answers += 1
        else:
            self.found += verdict.right
            self.gold += 1

    def text(self) -> str:
        """Return the line for a terminal."""
        cells = [f"{self.kind:11s} {self.value:38s}"]
        for name, part, whole in (("P", self.right, self.answers), ("R", self.found, self.gold)):
            cells.append(f"{name} {part / whole:.3f} of {whole:<4d}" if whole else " " * 15)
        return " ".join(cells).rstrip()


def _value(column: str, value: Any) -> str:
    """Return a column's value as it is counted: local names of IRIs, tenths of a confidence."""
    if column == "confidence":
        tenth = min(int(float(value) * 10), 9)
        return f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}"
    text = "none" if value in (None, "") else str(value)
    return _local(text) if text.startswith(("http://", "https://")) else text


def _figures(right: int, wrong: int, missed: int) -> dict[str, float | int | None]:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return {
        "P": round(precision, 3),
        "R": round(recall, 3),
        "F1": round(2 * precision * recall / both, 3) if both else 0.0,
        "tp": right,
        "fp": wrong,
        "fn": missed,
    }


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The annotation of one article."""

    text: str
    items: dict[str, list[Item]]
    links: dict[str, Any]
    """Entity id to the right item or items; ``None``: not in the knowledge base; ``skip``."""
    forms: dict[str, frozenset[str]]
    """Entity id to its name and mentions, folded."""

    def is_called(self, entity: str | None, name: str | None) -> bool:
        """Return whether ``name`` is the name or a mention of that entity."""
        return entity is not None and _folded(name) in self.forms[entity]


def read_gold(folder: Path) -> dict[str, GoldArticle]:
    """Return the annotated articles of a folder by id, in the order of ``articles.jsonl``.

    Raises:
        InputError: the folder has no ``articles.jsonl``, or no annotation of any article in it.
    """
    texts = _texts(folder)
    links = _json(folder / "links.json") if (folder / "links.json").exists() else {}
    found = {
        article: _gold_article(_json(folder / f"{article}.json"), text, links.get(article, {}))
        for article, text in texts.items()
        if (folder / f"{article}.json").exists()
    }
    if not found:
        raise InputError("no annotation of any article", where=str(folder), hint="<id>.json each")
    return found


def _texts(folder: Path) -> dict[str, str]:
    path = folder / "articles.jsonl"
    try:
        with path.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines if line.strip()]
        return {record["id"]: record["text"] for record in records}
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            f"cannot be read: {error}",
            where=str(path),
            hint="a gold folder has articles.jsonl and <id>.json for its articles",
        ) from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error


def _gold_article(data: Item, text: str, links: dict[str, Any]) -> GoldArticle:
    forms = {
        entity["id"]: frozenset(_folded(form) for form in (entity["name"], *entity["mentions"]))
        for entity in data["entities"]
    }
    return GoldArticle(text, {name: data[name] for name in QUERIES}, links, forms)


def score(gold: Mapping[str, GoldArticle], answers: Mapping[str, Iterable[Row]]) -> Scores:
    """Return the scores of ``answers``, rows by query name, for the articles in ``gold``."""
    scores = Scores(articles=len(gold))
    by_article: dict[str, dict[str, list[Row]]] = {
        name: {article: [] for article in gold} for name in QUERIES
    }
    for name in QUERIES:
        for row in answers.get(name, ()):
            if row.get("document", "") in gold:
                by_article[name][row["document"]].append(row)
    for article, annotation in gold.items():
        desk = _Article(article, annotation, scores)
        desk.entities(by_article["entities"][article])
        desk.positions(by_article["positions"][article])
        desk.meetings(by_article["meetings"][article])
        desk.utterances(by_article["warnings"][article], _WARNINGS)
        desk.utterances(by_article["statements"][article], _STATEMENTS)
    return scores


@dataclass(frozen=True, slots=True)
class _Utterances:
    """The columns of a query about utterances, and their names in gold."""

    query: str
    node: str
    speaker: str
    kind: str
    other: str
    gold_others: str


_WARNINGS = _Utterances("warnings", "warning", "issuer", "kind", "target", "targets")
_STATEMENTS = _Utterances("statements", "statement", "speaker", "act", "addressee", "addressees")


@dataclass(frozen=True, slots=True)
class _Article:
    """Scores the answers about one article."""

    id: str
    gold: GoldArticle
    scores: Scores

    def _missed(self, kind: str, what: str, item: Item, note: str = "") -> None:
        if "evidence" in item and "begin" not in item:
            begin, end = self._span(item)
            item = {**item, "begin": begin, "end": end}
        self.scores.misses.append(Miss(kind, self.id, what, item, note))

    def _rest(
        self,
        kind: str,
        gold: Sequence[Item],
        answers: Sequence[Item],
        pairs: list[tuple[int, int]],
        notes: Mapping[tuple[str, int], str] | None = None,
    ) -> None:
        """Keep what has no partner, and a verdict on each item."""
        paired_gold, paired_answers = {i for i, _ in pairs}, {j for _, j in pairs}
        sides = (("gold", gold, paired_gold), ("answer", answers, paired_answers))
        for side, items, paired in sides:
            for at, item in enumerate(items):
                found = at in paired
                self.scores.verdicts.append(
                    Verdict(kind, self.id, side, found, item)  # type: ignore[arg-type]
                )
                if not found:
                    what = "missed" if side == "gold" else "false alarm"
                    self._missed(kind, what, item, (notes or {}).get((side, at), ""))

    def entities(self, rows: list[Row]) -> None:
        """An entity is found where type and name agree; its link is judged if gold has one."""
        answers = _distinct_entities(rows)
        named = [entity for entity in self.gold.items["entities"] if entity["mentions"]]

        def likeness(entity: Item, answer: Item) -> float:
            if not self.gold.is_called(entity["id"], answer["name"]):
                return 0
            return 2 if entity["type"] == answer["type"] else 1

        pairs = _pairs(named, answers, likeness)
        right = [(i, j) for i, j in pairs if named[i]["type"] == answers[j]["type"]]
        optional = self._optional(answers, {j for _, j in pairs})
        self.scores.count(
            "entities",
            len(right),
            len(answers) - len(right) - len(optional),
            len(named) - len(right),
        )
        for i, j in pairs:
            self.scores.judge("entity type", right=named[i]["type"] == answers[j]["type"])
        self._links(named, {named[i]["id"]: answers[j]["qid"] for i, j in pairs})
        free = [(-1, j) for j in optional]  # no partner, and no false alarm either
        self._rest("entities", named, answers, [*right, *free])

    def _optional(self, answers: list[Item], paired: set[int]) -> set[int]:
        """Return the answers that gold knows from an adjective only: neither right nor wrong."""
        unnamed = [entity for entity in self.gold.items["entities"] if not entity["mentions"]]
        return {
            at
            for at, answer in enumerate(answers)
            if at not in paired
            and any(self.gold.is_called(entity["id"], answer["name"]) for entity in unnamed)
        }

    def _links(self, named: list[Item], made: dict[str, str | None]) -> None:
        for entity in named:
            wanted = self.gold.links.get(entity["id"], "skip")
            if wanted == "skip":
                continue
            accepted = [] if wanted is None else wanted if isinstance(wanted, list) else [wanted]
            qid = made.get(entity["id"])
            if qid:
                self.scores.judge("links made right", right=qid in accepted)
            if accepted:
                self.scores.judge("linkable linked right", right=qid in accepted)
            if (qid or accepted) and qid not in accepted:
                item = {"name": entity["name"], "gold": wanted, "made": qid}
                self._missed("links", "wrong" if qid else "missed", item)

    def positions(self, rows: list[Row]) -> None:
        """A position is found where the person agrees and one title contains the other."""
        answers = list({(row["person"], _folded(row["title"])): row for row in rows}.values())
        gold = self.gold.items["positions"]

        def likeness(position: Item, answer: Item) -> float:
            if not self.gold.is_called(position["person"], answer["personName"]):
                return 0
            if not _contained(position["title"], answer["title"]):
                return 0
            of = position["of"]
            return 2 if of and self.gold.is_called(of, answer.get("ofName")) else 1

        pairs = _pairs(gold, answers, likeness)
        self._count("positions", pairs, gold, answers)
        for i, j in pairs:
            if gold[i]["of"]:
                same = self.gold.is_called(gold[i]["of"], answers[j].get("ofName"))
                self.scores.judge("position of", right=same)
        self._rest("positions", gold, answers, pairs)

    def meetings(self, rows: list[Row]) -> None:
        """A meeting is found where half of all participants agree, or a third and the place.

        Where gold names no participant, the passages must overlap.
        """
        answers = _gathered(rows, "meeting", "participant")
        gold = self.gold.items["meetings"]

        def likeness(meeting: Item, answer: Item) -> float:
            near = self._overlap(meeting, answer)
            if not meeting["participants"]:
                return 0.5 if near else 0
            shared = self._roles(meeting["participants"], answer["roles"])
            agreement = shared[0] / sum(shared)
            if agreement >= 1 / 2 or (near and agreement >= 1 / 3):
                return agreement + 0.5 * near
            return 0

        pairs = _pairs(gold, answers, likeness)
        self._count("meetings", pairs, gold, answers)
        for i, j in pairs:
            self._met(gold[i], answers[j])
        for at, meeting in enumerate(gold):
            if at not in {i for i, _ in pairs}:
                self.scores.count("meeting participants", 0, 0, len(meeting["participants"]))
        for at, answer in enumerate(answers):
            if at not in {j for _, j in pairs}:
                self.scores.count("meeting participants", 0, len(answer["roles"]), 0)
        self._rest("meetings", gold, answers, pairs)

    def _met(self, meeting: Item, answer: Item) -> None:
        """Judge what is said of a meeting that was found."""
        roles = self._roles(meeting["participants"], answer["roles"])
        self.scores.count("meeting participants", *roles)
        for column in ("kind", "status"):
            same = meeting[column] == _local(answer.get(column))
            self.scores.judge(f"meeting {column}", right=same)
        if meeting["place"]:
            same = self.gold.is_called(meeting["place"], answer.get("placeName"))
            self.scores.judge("meeting place", right=same)
        if meeting["date"]:
            same = answer.get("date", "").startswith(meeting["date"])
            self.scores.judge("meeting date", right=same)

    def utterances(self, rows: list[Row], columns: _Utterances) -> None:
        """A warning or statement is found where passages overlap, right if the speaker agrees."""
        answers = _gathered(rows, columns.node, columns.other)
        gold = self.gold.items[columns.query]

        def same_speaker(item: Item, answer: Item) -> bool:
            return self.gold.is_called(item[columns.speaker], answer.get(f"{columns.speaker}Name"))

        def likeness(item: Item, answer: Item) -> float:
            return (3 if same_speaker(item, answer) else 1) * self._overlap(item, answer)

        near = _pairs(gold, answers, likeness)
        pairs = [
            (i, j)
            for i, j in near
            if gold[i][columns.speaker] is None or same_speaker(gold[i], answers[j])
        ]
        self._count(f"{columns.query} found", near, gold, answers)
        self._count(columns.query, pairs, gold, answers)
        for i, j in pairs:
            self._uttered(gold[i], answers[j], columns)
        notes = {}
        for i, j in sorted(set(near) - set(pairs)):
            name = answers[j].get(f"{columns.speaker}Name")
            wanted = self._name(gold[i][columns.speaker])
            notes["gold", i] = notes["answer", j] = f"{columns.speaker}: {name}, in gold {wanted}"
        self._rest(columns.query, gold, answers, pairs, notes)

    def _uttered(self, item: Item, answer: Item, columns: _Utterances) -> None:
        """Judge what is said of an utterance that was found."""
        same = item[columns.kind] == _local(answer.get(columns.kind))
        self.scores.judge(f"{columns.query} {columns.kind}", right=same)
        roles = self._roles(item[columns.gold_others], answer["roles"])
        self.scores.count(f"{columns.query} {columns.other}s", *roles)
        if item.get("quote"):
            quote = answer.get("quote")
            same = bool(quote) and _contained(item["quote"], quote)
            self.scores.judge(f"{columns.query} quote", right=same)

    def _name(self, entity: str) -> str:
        return next(str(e["name"]) for e in self.gold.items["entities"] if e["id"] == entity)

    def _count(
        self, name: str, pairs: list[tuple[int, int]], gold: list[Item], answers: Sequence[Item]
    ) -> None:
        found = len(pairs)
        self.scores.count(name, found, len(answers) - found, len(gold) - found)

    def _roles(self, wanted: list[str], names: set[str]) -> tuple[int, int, int]:
        """Return how many of a role's entities are named, names are wrong, entities are missing."""
        named = sum(any(self.gold.is_called(e, name) for name in names) for e in wanted)
        wrong = sum(not any(self.gold.is_called(e, name) for e in wanted) for name in names)
        return named, wrong, len(wanted) - named

    def _overlap(self, item: Item, answer: Item) -> bool:
        (a, b), (c, d) = self._span(item), self._span(answer)
        return min(b, d) > max(a, c)

    def _span(self, item: Item) -> tuple[int, int]:
        """Return where the evidence stands: by offsets, else by its words' first place."""
        begin, end = item.get("begin"), item.get("end")
        if begin not in (None, "") and end not in (None, ""):
            return int(begin), int(end)
        evidence = item.get("evidence")
        at = self.gold.text.find(evidence) if evidence else -1
        return (at, at + len(evidence)) if evidence and at >= 0 else (-1, -1)


def _distinct_entities(rows: list[Row]) -> list[Item]:
    """Return each entity once: the last type and name, the last link that a row gives."""
    found: dict[str, Item] = {}
    for row in rows:
        before = found.get(row["entity"], {})
        found[row["entity"]] = {
            "type": _local(row["type"]),
            "name": row["name"],
            "qid": row.get("wikidata", "").rsplit("/", 1)[-1] or before.get("qid"),
        }
    return list(found.values())


def _gathered(rows: list[Row], node: str, role: str) -> list[Item]:
    """Return one item a node: its first row, and in ``roles`` the names of all its rows."""
    found: dict[str, Item] = {}
    for row in rows:
        item = found.setdefault(row[node], {**row, "roles": set()})
        if row.get(role):
            item["roles"].add(row.get(f"{role}Name") or row[role])
    return list(found.values())


def _pairs(
    gold: Sequence[Item], answers: Sequence[Item], likeness: Callable[[Item, Item], float]
) -> list[tuple[int, int]]:
    """Pair one to one, the likest first, the earlier first among equals; unlike ones stay alone."""
    scored = [
        (-likeness(item, answer), i, j)
        for i, item in enumerate(gold)
        for j, answer in enumerate(answers)
    ]
    taken_gold: set[int] = set()
    taken_answers: set[int] = set()
    pairs = []
    for unlikeness, i, j in sorted(scored):
        if unlikeness < 0 and i not in taken_gold and j not in taken_answers:
            taken_gold.add(i)
            taken_answers.add(j)
            pairs.append((i, j))
    return pairs


def _folded(text: str | None) -> str:
    """Return ``text`` without case, its words set apart by one space."""
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def _contained(one: str, other: str | None) -> bool:
    first, second = _folded(one), _folded(other)
    return first in second or second in first


def _local(iri: str | None) -> str:
    """Return what follows the last ``#`` or ``/``."""
    return re.split(r"[#/]", iri or "")[-1]
