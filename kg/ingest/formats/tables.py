"""CSV and TSV: a header that names the fields, then an article in each row."""

from __future__ import annotations

import codecs
import csv
import sys
from collections.abc import Iterator

from kg.errors import InputError, TooLarge
from kg.ingest import fields
from kg.ingest.decoding import broken, encoding_of
from kg.ingest.formats.records import record_draft
from kg.ingest.kinds import table_delimiter
from kg.ingest.source import MAX_CHARACTERS, SPLIT, Notice, Outcome, Source


def drafts(source: Source) -> Iterator[Outcome]:
    """Yield the article of each row; rows of another length are refused, each by its line."""
    told = source.settings.encoding
    encoding = encoding_of(source.head) if not told else None
    name = encoding.name if encoding else told or "utf-8"
    errors = encoding.errors if encoding else "strict"
    if encoding and encoding.note:
        yield Notice(f"{source.where}: {encoding.note}")
    start = source.head.decode(name, "replace").lstrip("\ufeff")
    delimiter = table_delimiter(start, named=True) or ","
    csv.field_size_limit(min(sys.maxsize, 2 * MAX_CHARACTERS))
    rows = _rows(source, csv.reader(_lines(source, name, errors), delimiter=delimiter, strict=True))
    header: list[str] | None = None
    for line, row in rows:
        if isinstance(row, InputError):
            yield row
        elif header is None:
            if row and not row[0].lower().startswith("sep="):
                header = [cell.strip().lstrip("\ufeff") for cell in row]
                _check(header, source)
        elif any(cell.strip() for cell in row):
            place = f"{source.where}:{line}"
            own_id = source.stem and f"{source.stem}-{line}"
            yield _of_row(header, row, source, place, own_id)


def _of_row(header: list[str], row: list[str], source: Source, place: str, own_id: str) -> Outcome:
    if len(row) != len(header):
        return InputError(
            f"{len(row)} cells where the header has {len(header)}",
            where=place,
            hint="is a quotation mark missing, or the text not quoted?",
        )
    record = {name: cell for name, cell in zip(header, row, strict=True) if name and cell.strip()}
    try:
        return record_draft(record, place, source.settings.fields).or_else(own_id, source.date)
    except InputError as error:
        return error


def _check(header: list[str], source: Source) -> None:
    """Refuse a table without a column of text, once and not for each row."""
    told = [name for role, name in source.settings.fields if role == "text"]
    if any(name in header for name in told):
        return
    if told or not any(fields.is_text(name) for name in header):
        missing = f"no column {told[0]!r}" if told else "no column holds the text of the articles"
        error = fields.no_text(dict.fromkeys(header), missing)
        raise InputError(str(error.args[0]), where=f"{source.where}:1", hint=error.hint)


def _rows(
    source: Source, reader: Iterator[list[str]]
) -> Iterator[tuple[int, list[str] | InputError]]:
    """Yield each row with the line that it begins on; broken ones as errors."""
    while True:
        line = getattr(reader, "line_num", 0) + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            place = f"{source.where}:{line}"
            if "limit" in str(error):
                yield (
                    line,
                    TooLarge(f"more than {MAX_CHARACTERS:,} characters", where=place, hint=SPLIT),
                )
            else:
                yield (
                    line,
                    InputError(
                        f"no row of a table: {error}",
                        where=place,
                        hint="is a quotation mark missing?",
                    ),
                )
            continue
        yield line, row


def _lines(source: Source, encoding: str, errors: str) -> Iterator[str]:
    """Yield the lines with their ends; a file is not held whole."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    rest = ""
    for chunk in source.chunks():
        try:
            *whole, rest = (rest + decoder.decode(chunk)).split("\n")
        except UnicodeDecodeError as error:
            raise broken(error, chunk, source.where, encoding) from error
        yield from (f"{line}\n" for line in whole)
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest
