"""The base of an adjective form: ``geplanten`` is ``geplant``."""

from __future__ import annotations

_ENDINGS = ("en", "er", "es", "em", "e")
_LEAST_STEM = 3
"""An ending is taken off only where more letters than that stay: not off "neue"."""


def adjective_base(form: str) -> str:
    """Return a form, lower case, without the ending of an adjective."""
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + _LEAST_STEM:
            return form.removesuffix(ending)
    return form
