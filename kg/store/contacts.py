"""The network of people: who met whom, in how many meetings, of what kinds and statuses.

An edge is a pair of people; ``weight`` is the number of their meetings. A meeting that several
articles report counts once for each of them, but for copies of one text: ``articles`` and ``days``
tell how many there are.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.graph.iri import WIKIDATA
from kg.graph.vocabulary import DP, RDF, RDFS, SKOS
from kg.model import MeetingKind, MeetingStatus
from kg.store.answers import disarmed, separated
from kg.store.graphml import Attributes, Network

if TYPE_CHECKING:
    from pyoxigraph import Quad

KINDS = tuple(kind.value for kind in MeetingKind)
STATUSES = tuple(status.value for status in MeetingStatus)
_COUNTS = ("weight", *STATUSES, *KINDS, "articles", "days")
_NODE_TYPES = {"label": "string", "wikidata": "string", "meetings": "int", "contacts": "int"}


@dataclass(slots=True)
class Meeting:
    """What is told of one meeting in one article."""

    people: set[str] = field(default_factory=set)
    kind: str = ""
    status: str = ""
    day: str = ""
    article: str = ""


@dataclass(slots=True)
class Contact:
    """What is counted of two people."""

    counts: Counter[str] = field(default_factory=Counter)
    """Meetings by kind and by status, and in all (``weight``)."""
    articles: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    """Days, months or years that the meetings are dated, as exact as they are known."""

    def add(self, meeting: Meeting) -> None:
        """Count a meeting."""
        self.counts.update(("weight", meeting.kind, meeting.status))
        self.articles.add(meeting.article)
        if meeting.day:
            self.days.add(meeting.day)

    def count(self, name: str) -> int:
        """Return the number of that name, one of ``_COUNTS``."""
        own = {"articles": self.articles, "days": self.days}
        return len(own[name]) if name in own else self.counts[name]


def network(
    quads: Iterable[Quad], *, kinds: Collection[str] = (), statuses: Collection[str] = ()
) -> Network:
    """Return who met whom; only meetings of these kinds and statuses are counted, if any is given.

    Nodes and edges are in the order of IRIs.
    """
    found = list(quads)
    people = {q.subject for q in found if q.predicate == RDF.type and q.object == DP.Person}
    contacts: defaultdict[tuple[str, str], Contact] = defaultdict(Contact)
    attended: Counter[str] = Counter()
    for meeting in _meetings(found, people):
        if _is_meant(meeting.kind, kinds) and _is_meant(meeting.status, statuses):
            attended.update(meeting.people if len(meeting.people) > 1 else ())
            for one, other in itertools.combinations(sorted(meeting.people), 2):
                contacts[one, other].add(meeting)
    degrees = Counter(person for pair in contacts for person in pair)
    labels, items = _texts(found, RDFS.label), _texts(found, SKOS.exactMatch)
    nodes: list[tuple[str, Attributes]] = [
        (
            person,
            {
                "label": labels.get(person, person),
                "wikidata": items.get(person, "").removeprefix(WIKIDATA),
                "meetings": attended[person],
                "contacts": degrees[person],
            },
        )
        for person in sorted(degrees)
    ]
    edges: list[tuple[str, str, Attributes]] = [
        (*pair, {name: contacts[pair].count(name) for name in _COUNTS}) for pair in sorted(contacts)
    ]
    return Network(
        tuple(nodes),
        tuple(edges),
        is_directed=False,
        node_types=_NODE_TYPES,
        edge_types=dict.fromkeys(_COUNTS, "int"),
    )


def _is_meant(value: str, chosen: Collection[str]) -> bool:
    return not chosen or value in chosen


def _meetings(quads: list[Quad], people: Container[object]) -> Iterator[Meeting]:
    """Yield the meetings in the order of their IRIs."""
    copies = {q.subject for q in quads if q.predicate == DP.sameTextAs}
    meetings = {
        q.subject: Meeting(article=str(q.graph_name))
        for q in quads
        if q.predicate == RDF.type and q.object == DP.Meeting and q.graph_name not in copies
    }
    for quad in quads:
        meeting = meetings.get(quad.subject)
        if meeting is None:
            continue
        if quad.predicate == DP.participant and quad.object in people:
            meeting.people.add(_value(quad.object))
        elif quad.predicate == DP.kind:
            meeting.kind = _value(quad.object).removeprefix(DP.namespace)
        elif quad.predicate == DP.status:
            meeting.status = _value(quad.object).removeprefix(DP.namespace)
        elif quad.predicate == DP.date:
            meeting.day = _value(quad.object)
    for _, meeting in sorted(meetings.items(), key=lambda item: str(item[0])):
        yield meeting


def _texts(quads: list[Quad], term: NamedNode) -> dict[str, str]:
    """Return the value of a property by subject, the least of several."""
    found = ((_value(q.subject), _value(q.object)) for q in quads if q.predicate == term)
    return dict(sorted(found, reverse=True))


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def table(found: Network, name: str, *, excel: bool = False) -> str:
    """Return the nodes or the edges as CSV, with the columns that Gephi reads."""
    shown = disarmed if excel else str
    rows: list[list[object]]
    if name == "nodes":
        rows = [["Id", "Label", *list(_NODE_TYPES)[1:]]]
        for node, about in found.nodes:
            label, *others = about.values()
            rows.append([node, shown(str(label)), *others])
    else:
        labels = {node: about["label"] for node, about in found.nodes}
        rows = [["Source", "Target", "Type", "Weight", "Label", *_COUNTS[1:]]]
        for one, other, about in found.edges:
            weight, *counts = about.values()
            label = shown(f"{labels[one]} – {labels[other]}")
            rows.append([one, other, "Undirected", weight, label, *counts])
    return separated([[str(cell) for cell in row] for row in rows], excel=excel)
