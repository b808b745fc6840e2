"""What became of articles, said on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.terminal import described

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.building import Outcome
    from kg.cli.terminal import Progress
    from kg.linking import Relinked
    from kg.views import Reading

_NAMED = 3
"""So many articles without a date are named."""


def report(outcome: Outcome | Relinked | Reading, progress: Progress, *, debug: bool) -> None:
    """Count an outcome on the bar, and say it if it is a failure or a notice."""
    from kg.ingest import InputFailure, Notice  # noqa: PLC0415 - not for --help
    from kg.pipeline import Failure  # noqa: PLC0415

    match outcome:
        case Failure():
            hint = f"\n  {outcome.hint}" if outcome.hint else ""
            progress.say(f"not read: article {outcome.article}: {outcome.reason}{hint}")
            if debug and outcome.trace:
                progress.say(outcome.trace)
        case InputFailure():
            progress.say(f"not taken in: {described(outcome.error)}")
        case Notice():
            progress.say(str(outcome))
            return
    progress.step()


def say_undated(ids: Sequence[str], progress: Progress) -> None:
    """Say which articles have no date."""
    if not ids:
        return
    named = ", ".join(ids[:_NAMED])
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    progress.say(
        f"warning: no date of publication: {named}{more}; "
        'relative times ("am Donnerstag") stay unresolved\n'
        "  give one in the article's front matter or JSON, in the file's name, or by --date"
    )
