"""What became of the articles of a run: how many were stored, refused and why, and cleaned."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kg.clean import cleaned
from kg.errors import InputError
from kg.model import Article

_PLAIN = ("empty lines",)
"""Changes that mend nothing: a final newline, a third empty line."""
_MOST = 8
"""So many reasons are told apart in a summary."""


@dataclass(slots=True)
class Tally:
    """How many articles were stored, left as they are, and not read or taken in."""

    stored: int = 0
    replaced: int = 0
    """Of those stored: how many took the place of what was read of that article before."""
    unchanged: int = 0
    failed: int = 0
    notices: int = 0
    undated: list[str] = field(default_factory=list)
    """Ids of articles without a date of publication: their relative times stay unresolved."""
    refused: Counter[str] = field(default_factory=Counter)
    """Why articles were not taken in or read, and how many for each reason."""
    cleaned: Counter[str] = field(default_factory=Counter)
    """What was changed in the texts that are read, by kind: ``{"line breaks": 1200}``."""
    copies: int = 0
    """Of those stored: how many tell the text of another article."""
    furniture: int = 0
    """Stretches of the texts that are page furniture, and not read."""

    def take(self, article: Article) -> None:
        """Count what was cleaned and skipped in an article that is taken in."""
        if article.date is None:
            self.undated.append(article.id)
        self.furniture += len(article.skipped)
        changes = dict(cleaned(article.text, article.skipped).changes)
        self.cleaned.update({kind: n for kind, n in changes.items() if kind not in _PLAIN})

    def refuse(self, reason: str) -> None:
        """Count an article that is not taken in or read."""
        self.failed += 1
        self.refused[reason] += 1

    def __str__(self) -> str:
        parts = [f"{self.stored} article{'' if self.stored == 1 else 's'} stored"]
        if self.replaced:
            parts[0] += f" ({self.replaced} replaced)"
        parts += [f"{self.unchanged} unchanged"] * bool(self.unchanged)
        parts += [f"{self.failed} failed"] * bool(self.failed)
        return ", ".join(parts)

    def details(self) -> list[str]:
        """Return lines on what was refused, skipped and cleaned; none if nothing was."""
        lines = []
        if self.copies:
            verb = "article tells" if self.copies == 1 else "articles tell"
            lines.append(f"{self.copies} {verb} the text of another: kg query same-text")
        if self.refused:
            lines.append(f"failed: {_listed(self.refused)}")
        if self.furniture:
            lines.append(f"not read as page furniture: {self.furniture} lines")
        if self.cleaned:
            lines.append(f"cleaned: {_listed(self.cleaned)}")
        return lines


def reason(error: InputError) -> str:
    """Return why an input was refused, without the place, to be counted by."""
    message = str(error.args[0])
    return message.removeprefix(f"{error.where}: ") if error.where else message


def _listed(counts: Counter[str]) -> str:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    parts = [f"{what} {number:,}" for what, number in ranked[:_MOST]]
    if rest := sum(number for _, number in ranked[_MOST:]):
        parts.append(f"others {rest:,}")
    return ", ".join(parts)
