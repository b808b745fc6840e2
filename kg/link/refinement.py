"""What a table leaves open and its other rows tell: names, labels, spells, sex, country, weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.link import kinds, labels, prominence, sexes, spells, tables
from kg.link.records import Alias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.link.records import Record

_NAMES = "names"
_BY_RULE = "derived-gov"
_FAMILY_NAME_FIRST = frozenset(("KR", "KP", "CN", "TW", "VN", "KH", "HU", "SG", "MM", "JP"))


def refine(records: Sequence[Record]) -> list[Record]:
    """Return the records with what can be told of them from the table as a whole."""
    iso = {r.qid: r.iso for r in records if r.type == "State" and r.iso}
    named = [_shown(_with_german_names(record)) for record in records]
    cut = spells.cut(_with_body_names(_without_generic(named)))
    grounds = _grounds(records, iso)
    placed = [_with_country(record, iso, grounds) for record in cut]
    by_record = {record.qid: sexes.of_entity(record, iso) for record in placed}
    given = sexes.by_given_name((record, by_record[record.qid]) for record in placed)
    return [
        replace(
            record,
            sex=by_record[record.qid] or _by_given_name(record, given, iso),
            weight=prominence.weight(record, iso.get(record.country or "")),
        )
        for record in placed
    ]


@dataclass(frozen=True, slots=True)
class Repair:
    """A label of a table that cannot be shown as it stands."""

    qid: str
    type: str
    given: str
    shown: str
    faults: tuple[str, ...]

    @property
    def still_faulty(self) -> bool:
        """Return whether what is shown in its place breaks a rule too."""
        return bool(labels.faults(self.shown, self.type))

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """Return QID, type, label as given and as shown, and the rules that it breaks."""
        return self.qid, self.type, self.given, self.shown, ", ".join(self.faults)


def repaired(records: Iterable[Record]) -> list[Repair]:
    """Return the labels of a table that cannot be shown as they stand."""
    found = []
    for record in records:
        if broken := labels.faults(record.label, record.type):
            shown = _shown(_with_german_names(record)).label
            found.append(Repair(record.qid, record.type, record.label, shown, broken))
    return found


def _with_german_names(record: Record) -> Record:
    """Add the names of ``data/names.tsv`` to the entity of that type and English label."""
    table = tables.german_names()
    english = {a.text for a in record.aliases if a.kind == "label" and a.lang == "en"}
    names = [name for label in sorted(english) for name in table.get((record.type, label), ())]
    if not names:
        return record
    added = [Alias(n, "de", "abbrev" if n.isupper() else "alias", _NAMES) for n in names]
    return replace(record, aliases=(*record.aliases, *added))


def _with_body_names(records: Sequence[Record]) -> list[Record]:
    """Name the only body of its kind in a state in German: ``Französisches Außenministerium``."""
    adjectives = {r.qid: word for r in records if r.type == "State" and (word := _adjective(r))}
    of_kind: dict[tuple[str, str], list[tuple[int, Record]]] = defaultdict(list)
    for record in records:
        if record.type == "Organisation" and record.country in adjectives:
            for kind, rank in kinds.of_body(record):
                of_kind[kind, record.country or ""].append((rank, record))
    names: dict[str, str] = {}
    for (kind, state), found in sorted(of_kind.items(), key=lambda item: item[0]):
        best = min(rank for rank, _ in found)
        first = [record for rank, record in found if rank == best]
        body = tables.body(kind)
        if len(first) == 1 and best < 2 and _may_be_called(first[0], body):
            names.setdefault(first[0].qid, body.called(adjectives[state]))
    return [_called(r, names[r.qid]) if r.qid in names else r for r in records]


def _may_be_called(record: Record, body: tables.BodyClass) -> bool:
    """A national assembly may be one house of two: no parliament unless it is called so."""
    if body.is_party or labels.is_german(record):
        return False
    return body.name != "parliament" or any("parliament" in a.text.lower() for a in record.aliases)


def _without_generic(records: Sequence[Record]) -> list[Record]:
    """Take away names that are the bare kind of something: ``Gesundheitsamt`` for Frankfurt's."""
    places = {a.text for r in records if r.type in ("Place", "State") for a in r.aliases}
    found = []
    for record in records:
        head, _, tail = record.label.partition(" ")
        short = record.type == "Organisation" and tail in places
        kept = tuple(a for a in record.aliases if not (short and a.text == head))
        found.append(record if kept == record.aliases else replace(record, aliases=kept))
    return found


def _adjective(state: Record) -> str | None:
    """Return the first adjective of a state: ``französisch``."""
    found = (a.text for a in state.aliases if a.kind == "demonym" and a.lang == "de")
    return next((text for text in found if text[0].islower() and "-" not in text), None)


def _called(record: Record, name: str) -> Record:
    alias = Alias(name, "de", "label", _BY_RULE)
    return replace(record, label=name, aliases=(*record.aliases, alias))


def _shown(record: Record) -> Record:
    label = labels.display(record)
    return record if label == record.label else replace(record, label=label)


def _grounds(records: Iterable[Record], states: Mapping[str, str]) -> dict[str, str]:
    """Return the states on whose ground disputed lands lie: Nordzypern (CY-TRNC) → Zypern."""
    by_iso = {code: state for state, code in states.items()}
    codes = {r.qid: (r.iso or "").partition("-")[0] for r in records if r.type == "Place"}
    return {place: by_iso[code] for place, code in codes.items() if code in by_iso}


def _with_country(record: Record, states: Mapping[str, str], grounds: Mapping[str, str]) -> Record:
    """A place lies in a state; a person without a country belongs to that of most offices."""
    ground = grounds.get(record.country or "")
    if ground is not None and record.country not in states:
        return replace(record, country=ground)
    if record.country is not None or record.type != "Person":
        return record
    counts = Counter(role.of for role in record.roles if role.of in states)
    if not counts:
        return record
    (first, most), *others = counts.most_common(2)
    alone = not others or others[0][1] < most
    return replace(record, country=first) if alone else record


def _by_given_name(record: Record, given: Mapping[str, str], iso: Mapping[str, str]) -> str:
    if record.type != "Person" or iso.get(record.country or "") in _FAMILY_NAME_FIRST:
        return ""
    return given.get(sexes.given_name(record.label), "")
