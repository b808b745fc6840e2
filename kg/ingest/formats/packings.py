"""Packed files and archives: what is in them is told by its content, as that of any file."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import IO, Any

from kg.errors import InputError
from kg.ingest.dates import date_in_name
from kg.ingest.files import asset_kind
from kg.ingest.formats import documents
from kg.ingest.formats.extras import needed
from kg.ingest.identity import id_of_file
from kg.ingest.source import Bytes, Notice, Outcome, Reading, Source

Read = Callable[[Source], Iterator[Outcome]]
DEEPEST = 3
"""So many archives may stand in one another."""
MOST_ENTRIES = 200_000
"""Files of one archive."""
MOST_BYTES = 20_000_000_000
"""Bytes of all files of one archive, unpacked."""
_WORD, _BOOK = "word/document.xml", "META-INF/container.xml"
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError)


def packed(kind: str, source: Source, read: Read) -> Iterator[Outcome]:
    """Yield what is in a file packed by gzip, bzip2, xz or Zstandard."""
    _check_depth(source)
    name = source.name.rpartition(".")[0] if source.ending in _ENDINGS else source.name
    stream = _unpacked(kind, source)
    inner = Source(
        stream,
        source.where,
        source.settings,
        name,
        source.stem,
        source.date,
        depth=source.depth + 1,
    )
    try:
        yield from read(inner)
    except _BROKEN as error:
        yield _broken(source.where, error)


_ENDINGS = (".gz", ".bz2", ".xz", ".zst")


def _unpacked(kind: str, source: Source) -> Bytes:
    raw: Any = io.BufferedReader(Reading(source))
    if kind == "gzip":
        return gzip.GzipFile(fileobj=raw)
    if kind == "bzip2":
        return bz2.BZ2File(raw)
    if kind == "xz":
        return lzma.LZMAFile(raw)
    package = needed("zstandard", "zstd", source.where, "a file packed by Zstandard")
    stream: Bytes = package.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
    return stream


def zipped(source: Source, read: Read) -> Iterator[Outcome]:
    """Yield what is in the files of a ZIP archive, in the order of their names; or a document.

    Hidden files, and pictures and other parts of pages, are passed over and counted.
    """
    _check_depth(source)
    with tempfile.SpooledTemporaryFile(max_size=64 << 20) as whole:
        for chunk in source.chunks():
            whole.write(chunk)
        try:
            archive = zipfile.ZipFile(whole)
        except _BROKEN as error:
            yield _broken(source.where, error)
            return
        names = archive.namelist()
        if _WORD in names:
            whole.seek(0)
            yield from documents.docx(replace(source, stream=whole, _held=b"", _looked=False))
        else:
            _check_archive(archive, names, source)
            yield from _entries(archive, source, read)


def _entries(archive: zipfile.ZipFile, source: Source, read: Read) -> Iterator[Outcome]:
    passed: dict[str, int] = {}
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    for entry in sorted(files, key=lambda entry: entry.filename):
        parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
        if any(part.startswith((".", "__MACOSX")) for part in parts):
            continue
        name = parts[-1] if parts else entry.filename
        if kind := asset_kind(name):
            passed[kind] = passed.get(kind, 0) + 1
            continue
        where = f"{source.where}/{entry.filename}"
        try:
            with archive.open(entry) as stream:
                yield from read(_entry(stream, where, parts, source))
        except RuntimeError as error:  # an encrypted entry
            yield InputError(str(error), where=where, hint="unpack it with its password")
        except _BROKEN as error:
            yield _broken(where, error)
    for kind, number in sorted(passed.items()):
        yield Notice(f"{source.where}: {number} {kind} skipped")


def _entry(stream: IO[bytes], where: str, parts: tuple[str, ...], source: Source) -> Source:
    stem = id_of_file(PurePosixPath(*parts), source.stem)
    day = date_in_name(parts[-1])
    return Source(stream, where, source.settings, parts[-1], stem, day, depth=source.depth + 1)


def _check_archive(archive: zipfile.ZipFile, names: list[str], source: Source) -> None:
    """Refuse documents of other programs, and archives that unpack to too much."""
    kinds = {"xl/workbook.xml": "an Excel table", "ppt/presentation.xml": "a presentation"}
    for name, what in kinds.items():
        if name in names:
            raise InputError(f"this is {what}", where=source.where, hint="save it as CSV or text")
    if "mimetype" in names and (_BOOK in names or "content.xml" in names):
        what = (
            "an e-book" if _BOOK in names and "content.xml" not in names else "an OpenDocument file"
        )
        raise InputError(f"this is {what}", where=source.where, hint="save it as .docx or text")
    size = sum(entry.file_size for entry in archive.infolist())
    if len(names) > MOST_ENTRIES or size > MOST_BYTES:
        raise InputError(
            f"an archive of {len(names):,} files and {size:,} bytes; {MOST_ENTRIES:,} files and "
            f"{MOST_BYTES:,} bytes are the limit",
            where=source.where,
            hint="unpack it, and name the folder",
        )


def _check_depth(source: Source) -> None:
    if source.depth >= DEEPEST:
        raise InputError(
            f"more than {DEEPEST} archives in one another", where=source.where, hint="unpack it"
        )


def _broken(where: str, error: BaseException) -> InputError:
    return InputError(
        f"a packed file that breaks off: {str(error).strip() or type(error).__name__}",
        where=where,
        hint="is the file whole?",
    )
