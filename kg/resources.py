"""Where the bundled data lies: in the wheel under ``kg/_data``, in a checkout at the top level.

The only module that knows both places.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent
TOP_LEVEL = ("ontology", "queries", "seeds")


def folder(name: str) -> Path:
    """Return the folder of bundled data ``name``, one of ``TOP_LEVEL``.

    Raises:
        ResourceError: the installation lacks it.
    """
    for place in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise ResourceError(f"the bundled folder {name!r} is missing", hint="install the package again")


def is_packaged(*parts: str) -> bool:
    """Whether the package holds such a data file or folder."""
    return _PACKAGE.joinpath(*parts).exists()


def packaged(*parts: str) -> Path:
    """Return a data file inside the package: ``packaged("lang", "data", "strong_verbs.tsv")``.

    Raises:
        ResourceError: there is no such file.
    """
    path = _PACKAGE.joinpath(*parts)
    if not is_packaged(*parts):
        raise ResourceError(
            f"the bundled file {'/'.join(parts)!r} is missing", hint="install the package again"
        )
    return path
