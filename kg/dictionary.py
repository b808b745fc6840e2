"""What the words of a question mean beyond the store: names in the knowledge base, and days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.store.names import Known

if TYPE_CHECKING:
    from kg.link import KnowledgeBase


class KnowledgeBaseDictionary:
    """Looks names up in the knowledge base in use; it is opened when the first one is asked for."""

    def __init__(self) -> None:
        self._base: KnowledgeBase | None = None

    def close(self) -> None:
        """Close the knowledge base; another name opens it again."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def known(self, name: str) -> tuple[Known, ...]:
        """Return the entries that bear a name, best known first; of people a surname is enough.

        Raises:
            LinkError: the knowledge base cannot be read.
        """
        from kg.link import KnowledgeBase  # noqa: PLC0415 - not for questions without such names

        if self._base is None:
            self._base = KnowledgeBase.open()
        base = self._base
        hits = [hit for hit in base.lookup(name) if hit.kind != "demonym"]
        chiefly = {hit.entity for hit in hits if hit.kind == "label"}
        entries = {
            entry.id: entry
            for entity in [hit.entity for hit in hits] or _bearers(base, name)
            if (entry := base.entry(entity))
        }
        ordered = sorted(entries.values(), key=lambda entry: (-entry.weight, entry.id))
        return tuple(Known(entry.qid, entry.label, entry.id in chiefly) for entry in ordered)

    def day(self, words: str) -> dt.date | None:
        """Return the day that words give as they stand beside an article; ``None`` if none."""
        from kg.ingest import parsed_date  # noqa: PLC0415 - not for questions in ISO dates

        return parsed_date(words)


def _bearers(base: KnowledgeBase, surname: str) -> list[int]:
    """Return the people of whom a single word is the surname, in any spelling that the base has."""
    from kg.link.names import fold, person_tokens, skeletons  # noqa: PLC0415

    key = fold(surname)
    if not key or " " in key:
        return []
    alike = {person for form in skeletons(key) for person in base.persons(form)}
    return [
        person
        for person in sorted(alike)
        if any(person_tokens(hit.text)[-1:] == (key,) for hit in base.aliases(person))
    ]
