"""Packages that only some kinds of files need."""

from __future__ import annotations

import importlib
from typing import Any

from kg.errors import InputError


def needed(module: str, extra: str, where: str, what: str) -> Any:
    """Return a module of an optional package.

    Raises:
        InputError: it is not installed; says which extra brings it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise InputError(
            f"this is {what}, which needs the package {module.partition('.')[0]}",
            where=where,
            hint=f"pip install 'depesche[{extra}]'",
        ) from error
