"""JSON: an object on each line, or one in a file, or a list of them somewhere in it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.errors import InputError, TooLarge
from kg.ingest import fields
from kg.ingest.decoding import broken, encoding_of
from kg.ingest.draft import FIELDS, Draft
from kg.ingest.pages.blocks import key
from kg.ingest.pages.titles import bare
from kg.ingest.source import MAX_BYTES, MAX_COLLECTION, SPLIT, Bytes, Outcome, Source

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""How NewsAPI ends a text that it does not give whole."""
_NOTEPAD = re.compile(
    r"<(section|aside|div)\b[^>]*\b(?:notepad|notizblock)\b[^>]*>.*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
"""What dpa sets apart for editors in an article's HTML."""
_DEEP = 3
"""So far inside an object a list of articles is looked for."""
_LINE_HINT = 'a line is one object, such as {"id": "1", "date": "2021-12-02", "text": "…"}'


def lines(source: Source) -> Iterator[Outcome]:
    """Yield the article of each line that is not empty; only one line is held at a time."""
    encoding = source.settings.encoding or encoding_of(source.head).name
    if encoding.startswith(("utf-16", "utf-32")):
        source = _as_utf8(source, encoding)
        encoding = "utf-8"
    empty = True
    for number, line in source.lines():
        data = line.removeprefix(codecs.BOM_UTF8).strip()
        if not data:
            continue
        empty = False
        place = f"{source.where}:{number}"
        own_id = source.stem and f"{source.stem}-{number}"
        if len(line) > MAX_BYTES:
            yield TooLarge(f"a line of more than {MAX_BYTES:,} bytes", where=place, hint=SPLIT)
        else:
            yield from _of_line(source, data, place, own_id, encoding)
    if empty:
        yield InputError("the file is empty", where=source.where, hint="there is nothing to read")


def whole(source: Source) -> Iterator[Outcome]:
    """Yield the articles of a JSON value: an object, a list, or an answer that holds a list."""
    content, note = source.text(MAX_COLLECTION)
    value = parsed_json(content, source.where)
    items = _list_of(value, source.settings.fields)
    if items is None:
        yield _outcome(value, source, source.where, source.stem).noting(note)
        return
    if not items:
        yield _empty(source)
    for number, item in enumerate(items, start=1):
        own_id = source.stem and f"{source.stem}-{number}"
        yield _or_error(item, source, f"{source.where}, item {number}", own_id)


def _empty(source: Source) -> InputError:
    """Return what tells a user that a list holds nothing."""
    return InputError(
        "the list is empty", where=source.where, hint="there is nothing to read in it"
    )


def parsed_json(content: str, where: str) -> Any:
    """Return the value that ``content`` writes.

    Raises:
        InputError: it is no JSON; says at which character.
    """
    try:
        return json.loads(content.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        at = f"column {error.colno}"
        if error.lineno > 1:
            at = f"line {error.lineno}, {at}"
        raise InputError(
            f"no valid JSON: {error.msg} at {at}", where=where, hint=_LINE_HINT
        ) from error
    except RecursionError as error:
        raise InputError("JSON nested too deep", where=where, hint="an article is flat") from error


def record_draft(value: object, where: str, told: fields.Pairs = ()) -> Draft:
    """Return the article of an object whose fields have names that are known, or told.

    Raises:
        InputError: it is no object, no field holds a text, or the text is none.
    """
    if not isinstance(value, Mapping):
        raise InputError(
            f"{_kind(value)} where an object is needed", where=where, hint='such as {"text": "…"}'
        )
    try:
        text, notes = _text(value, told)
    except InputError as error:
        raise InputError(str(error.args[0]), where=where, hint=error.hint) from error
    found = {role: _field(value, role, told) for role in FIELDS}
    if found["title"] and found["source"]:
        found["title"] = bare(found["title"], frozenset({key(found["source"])} - {""}))
    if found["source"] and "://" in found["source"]:
        found["url"] = found["url"] or found["source"]
        found["source"] = _field(value, "source", (("source", "source-hostname"),))
    draft = Draft.of(where, text, found).noting(*notes)
    return replace(draft, skipped=tuple(match.span() for match in _NOTEPAD.finditer(text)))


def _text(value: Mapping[str, Any], told: fields.Pairs) -> tuple[str, tuple[str, ...]]:
    chosen = fields.chosen(value, "text", told)
    if chosen is None:
        teaser = fields.chosen(value, "lead", told)
        words = fields.paragraphs(teaser[1]) if teaser else None
        if teaser and words:
            return words, (f'no text; its field "{teaser[0]}" is read in the place of it',)
        named = next((key for key in value if fields.is_text(key)), None)
        raise fields.no_text(value, _missing(value, named))
    name, held = chosen
    text = fields.paragraphs(held)
    if text is None:
        raise fields.no_text(value, f'"{name}" is {_kind(held)}, not a string')
    lead = next((own for role, own in told if role == "lead"), None)
    if lead and (words := fields.paragraphs(value.get(lead))) and words.strip() not in text:
        text = f"{words.strip()}\n\n{text}"
    if _CUT.search(text):
        return _CUT.sub(" …", text), ("the text is cut: whoever sent it gives only its beginning",)
    return text, ()


def _missing(value: Mapping[str, Any], named: str | None) -> str:
    if named is None:
        return 'the key "text" is missing'
    return f'"{named}" is {_kind(value[named])}, not a string'


def _field(value: Mapping[str, Any], role: str, told: fields.Pairs) -> str | None:
    chosen = fields.chosen(value, role, told)
    return fields.words(chosen[1]) if chosen else None


def _of_line(
    source: Source, data: bytes, place: str, own_id: str, encoding: str
) -> Iterator[Outcome]:
    """Yield the article of a line, or those of an answer that stands in one."""
    try:
        text, note = _decoded_line(data, place, encoding)
        value = parsed_json(text, place)
    except InputError as error:
        yield error
        return
    items = _list_of(value, source.settings.fields) if isinstance(value, Mapping) else None
    for number, item in enumerate([value] if items is None else items, start=1):
        where = place if items is None else f"{place}, item {number}"
        outcome = _or_error(item, source, where, own_id if items is None else f"{own_id}-{number}")
        yield outcome.noting(note) if isinstance(outcome, Draft) else outcome


def _decoded_line(data: bytes, place: str, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), ""
    except UnicodeDecodeError as error:
        found = encoding_of(data)
        if found.errors == "strict":
            raise broken(error, data, place, encoding) from error
        return data.decode(found.name, found.errors), found.note


def _or_error(value: object, source: Source, where: str, own_id: str) -> Outcome:
    try:
        return _outcome(value, source, where, own_id)
    except InputError as error:
        return error


def _outcome(value: object, source: Source, where: str, own_id: str) -> Draft:
    return record_draft(value, where, source.settings.fields).or_else(own_id, source.date)


def _list_of(value: object, told: fields.Pairs) -> list[Any] | None:
    """Return the list of articles that a value is or holds; ``None`` for a single article."""
    if isinstance(value, list):
        return value
    level: list[Any] = [value]
    for _ in range(_DEEP):
        objects = [one for one in level if isinstance(one, Mapping)]
        if any(_is_article(one, told) for one in objects):
            return None
        level = [inner for one in objects for inner in one.values()]
        for inner in level:
            if isinstance(inner, list) and any(isinstance(item, Mapping) for item in inner):
                return inner
    return None


def _is_article(value: Mapping[str, Any], told: fields.Pairs) -> bool:
    """Whether an object has a text; a list of articles is none, whatever it is called."""
    try:
        chosen = fields.chosen(value, "text", told)
    except InputError:
        return False
    if chosen is None:
        return False
    items = chosen[1] if isinstance(chosen[1], list) else []
    return not any(isinstance(item, Mapping) and _is_article(item, told) for item in items)


class _Recoded:
    """A stream of UTF-16 or UTF-32 as UTF-8."""

    def __init__(self, stream: Iterator[bytes], encoding: str) -> None:
        self._chunks = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._held = b""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes."""
        while not self._held:
            chunk = next(self._chunks, b"")
            self._held = self._decoder.decode(chunk, final=not chunk).encode()
            if not chunk:
                break
        found, self._held = self._held[:size], self._held[size:]
        return found


def _as_utf8(source: Source, encoding: str) -> Source:
    stream: Bytes = _Recoded(source.chunks(), encoding)
    return Source(stream, source.where, source.settings, source.name, source.stem, source.date)


def _kind(value: object) -> str:
    kinds: list[tuple[type | tuple[type, ...], str]] = [
        (bool, "a truth value"),
        ((int, float), "a number"),
        (str, "a string"),
        (list, "a list"),
        (Mapping, "an object"),
    ]
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")
