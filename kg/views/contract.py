"""The JSON that ``kg read`` prints, and the way back.

Source: the keys are those of docs/library.md, which measuring scripts read.
"""

from __future__ import annotations

from typing import Any

from kg.errors import InputError
from kg.model import Extraction, Link, LinkedExtraction, Links, OfficeTerm, Position, Signature


def to_json(reading: LinkedExtraction) -> dict[str, Any]:
    """Return a reading as JSON: entities carry their link, positions the term that is known."""
    data = reading.extraction.to_json()
    links = {link.entity: link for link in reading.links.links}
    terms = {term.position: term for term in reading.links.terms}
    for entity in data["entities"]:
        if link := links.get(entity["id"]):
            entity["link"] = _link_json(link)
    for position in data["positions"]:
        if term := terms.get(position["id"]):
            position["start"] = position["start"] or (term.start and term.start.isoformat())
            position["end"] = position["end"] or (term.end and term.end.isoformat())
    data["signature"] = reading.signature.to_json()
    return data


def _link_json(link: Link) -> dict[str, Any]:
    data = link.to_json()
    del data["entity"]
    for candidate in data["candidates"]:
        candidate["features"] = dict(candidate["features"])
    return data


def parts(data: dict[str, Any]) -> tuple[Extraction, Links, Signature]:
    """Return what ``to_json`` gave ``data`` for; days of positions come back as known terms.

    Raises:
        InputError: a key is missing, or a value is none of its kind.
    """
    try:
        extraction = Extraction.from_json(data)
        links = tuple(
            _link(entity["id"], entity["link"]) for entity in data["entities"] if "link" in entity
        )
        signature = Signature.from_json(data.get("signature", {}))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"no reading: {type(error).__name__}: {error}",
            hint="from_json takes what to_json or kg read gave",
        ) from error
    terms = tuple(_term(position) for position in extraction.positions)
    return extraction, Links(links, tuple(term for term in terms if term)), signature


def _link(entity: str, data: dict[str, Any]) -> Link:
    candidates = [
        {**candidate, "features": list(candidate["features"].items())}
        for candidate in data["candidates"]
    ]
    return Link.from_json({**data, "entity": entity, "candidates": candidates})


def _term(position: Position) -> OfficeTerm | None:
    if position.start is None and position.end is None:
        return None
    return OfficeTerm(position.id, position.start, position.end)
