"""A store's folder on disk: what marks it, and who may use it when.

depesche.json   layout version, base of the minted IRIs, digest of the vocabulary
lock            many readers or one writer (flock)
quads/          the Oxigraph database
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from kg.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows: the database's own lock still keeps writers apart
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from pathlib import Path

LAYOUT = 1
MARKER = "depesche.json"
LOCK = "lock"
QUADS = "quads"
PATIENCE = 2.0
"""Seconds to wait for another process before giving up."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What a store says of itself."""

    base: str
    vocabulary: str
    layout: int = LAYOUT


def read_marker(path: Path) -> Marker | None:
    """Return the marker of the store in that folder; ``None`` if a new store may be made there.

    Raises:
        StoreError: something else is there, or a store of another version.
    """
    if not path.exists():
        return None
    if not path.is_dir():
        raise StoreError(f"{path} is a file, not a store", hint="a store is a folder")
    if not (path / MARKER).is_file():
        if any(path.iterdir()):
            raise StoreError(
                f"{path} holds other files and is no store", hint="name an empty or new folder"
            )
        return None
    try:
        data = json.loads((path / MARKER).read_text(encoding="utf-8"))
        layout = data["layout"]
        marker = Marker(base=data["base"], vocabulary=data["vocabulary"], layout=layout)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"the marker {path / MARKER} cannot be read", hint="build the store again"
        ) from error
    if layout != LAYOUT:
        raise StoreError(
            f"{path} has the layout {layout}, this program writes {LAYOUT}",
            hint="build the store again from its articles",
        )
    return marker


def write_marker(path: Path, marker: Marker) -> None:
    """Write the marker in one step, so that no half of it can be read."""
    draft = path / f"{MARKER}.new"
    draft.write_text(json.dumps(asdict(marker), indent=1) + "\n", encoding="utf-8")
    draft.replace(path / MARKER)


class Lock:
    """A lock on a store's folder, held until it is closed or forgotten."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    def close(self) -> None:
        """Let others in."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __del__(self) -> None:
        self.close()


def acquire(path: Path, *, shared: bool, patience: float = PATIENCE) -> Lock | None:
    """Return the lock of a store; ``None`` where there are no locks.

    Raises:
        StoreError: another process writes, or, for a writer, uses it at all.
        OSError: the folder cannot be written.
    """
    if fcntl is None:
        return None
    if shared and not (path / LOCK).exists() and not os.access(path, os.W_OK):
        return None  # a read-only copy has no writer
    flags = os.O_RDONLY if shared and (path / LOCK).exists() else os.O_RDWR | os.O_CREAT
    lock = Lock(descriptor := os.open(path / LOCK, flags, 0o644))
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            if time.monotonic() > deadline:
                lock.close()
                raise StoreError(
                    f"the store {path} is in use by another process",
                    hint="wait until it is done, or work on a copy",
                ) from error
            time.sleep(0.05)
        else:
            return lock
