"""Where the bundled knowledge base is unpacked to, and where the user's own files lie."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import shutil
import tempfile
from pathlib import Path

from kg.errors import LinkError, ResourceError
from kg.resources import packaged

BASE = "KG_KB"
OVERLAY = "KG_KB_OVERLAY"
DECISIONS = "KG_LINK_DECISIONS"


def base_file() -> Path:
    """Return the base in use: that of the variable ``KG_KB``, or the bundled one.

    Raises:
        LinkError: the bundled one cannot be unpacked.
    """
    given = os.environ.get(BASE)
    return Path(given) if given else unpacked()


def unpacked() -> Path:
    """Return the bundled base as a file that SQLite can open, unpacking it on first use.

    It goes into the user's cache, or a private temporary folder where that cannot be written.

    Raises:
        LinkError: the packed file is broken, or there is nowhere to unpack it to.
    """
    try:
        archive = packed()
        note = json.loads(packaged("link", "kb", "base.sqlite.json").read_text("utf-8"))
    except (ResourceError, ValueError) as error:
        raise LinkError(
            "the bundled knowledge base is missing", hint="make one with: kg kb compile"
        ) from error
    reasons = []
    for folder in _folders():
        target = folder / f"kb-{note['sha256'][:16]}.sqlite"
        try:
            if target.is_file() and target.stat().st_size == note["size"] and _mine(target):
                return target
            _unpack(archive, target, note)
        except OSError as error:
            reasons.append(f"{folder}: {error}")
            continue
        return target
    raise LinkError(
        f"the knowledge base cannot be unpacked: {'; '.join(reasons)}",
        hint="set XDG_CACHE_HOME to a folder that can be written",
    )


def packed() -> Path:
    """Return the bundled base as it lies in the package.

    Raises:
        ResourceError: it is not there.
    """
    return packaged("link", "kb", "base.sqlite.xz")


def _folders() -> list[Path]:
    home = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    owner = os.getuid() if hasattr(os, "getuid") else 0
    return [Path(home) / "depesche", Path(tempfile.gettempdir()) / f"depesche-{owner}"]


def _mine(path: Path) -> bool:
    """A file that somebody else laid into a shared temporary folder is not trusted."""
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


def _unpack(archive: Path, target: Path, note: dict[str, object]) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _mine(target.parent):
        raise PermissionError(f"{target.parent} belongs to somebody else")
    if hashlib.sha256(archive.read_bytes()).hexdigest() != note["sha256"]:
        raise LinkError("the bundled knowledge base is damaged", hint="install the package again")
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".new", delete=False) as draft:
        try:
            with lzma.open(archive) as raw:
                shutil.copyfileobj(raw, draft, 1 << 20)
            draft.close()
            Path(draft.name).replace(target)
        finally:
            Path(draft.name).unlink(missing_ok=True)


def config_folder() -> Path:
    """Return the folder of the user's own files: overlay and decisions."""
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path("~/.config").expanduser())
    return Path(home) / "depesche"


def overlay_file() -> Path:
    """Return where the user's overlay lies or would lie: variable ``KG_KB_OVERLAY``, or config."""
    given = os.environ.get(OVERLAY)
    return Path(given) if given else config_folder() / "overlay.jsonl"


def decisions_file() -> Path:
    """Return where the user's decisions lie: variable ``KG_LINK_DECISIONS``, or config."""
    given = os.environ.get(DECISIONS)
    return Path(given) if given else config_folder() / "links.jsonl"


def user_overlay() -> Path | None:
    """Return the user's overlay if there is one.

    Raises:
        LinkError: the variable names a file that is not there.
    """
    file = overlay_file()
    if file.is_file():
        return file
    if os.environ.get(OVERLAY):
        raise LinkError(f"{OVERLAY}={file}: there is no such file", hint="make it with: kg kb add")
    return None


def cache_folder() -> Path:
    """Return a folder for caches that can be written."""
    for folder in _folders():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK) and _mine(folder):
            return folder
    raise LinkError("no folder for the cache", hint="set XDG_CACHE_HOME to one that can be written")


def live_cache() -> Path:
    """Return the file in which the answers of endpoints are kept."""
    return cache_folder() / "live.sqlite"
