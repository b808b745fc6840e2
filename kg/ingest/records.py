"""JSON articles: one object a line, or one a file."""

from __future__ import annotations

import json
from typing import Any

from kg.errors import InputError
from kg.ingest.draft import FIELDS, Draft


def parsed_json(content: str, where: str) -> Any:
    """Return the value that ``content`` writes.

    Raises:
        InputError: it is no JSON; says at which character.
    """
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        at = (
            f"line {error.lineno}, column {error.colno}"
            if error.lineno > 1
            else (f"column {error.colno}")
        )
        raise InputError(
            f"no valid JSON: {error.msg} at {at}",
            where=where,
            hint='a line is one object, such as {"id": "1", "date": "2021-12-02", "text": "…"}',
        ) from error
    except RecursionError as error:
        raise InputError("JSON nested too deep", where=where, hint="an article is flat") from error


def json_draft(value: object, where: str) -> Draft:
    """Return the article that a JSON object gives; only ``text`` is needed.

    Raises:
        InputError: it is no object, ``text`` is missing, or a value is no string.
    """
    if not isinstance(value, dict):
        raise InputError(
            f"{_kind(value)} where an object is needed", where=where, hint='such as {"text": "…"}'
        )
    text = value.get("text")
    if text is None:
        raise InputError(
            'the key "text" is missing', where=where, hint="it holds the article's wording"
        )
    if not isinstance(text, str):
        raise InputError(
            f'"text" is {_kind(text)}, not a string', where=where, hint="give the text as a string"
        )
    return Draft.of(where, text, {key: _field(value, key, where) for key in FIELDS})


def _field(value: dict[str, Any], key: str, where: str) -> str | None:
    given = value.get(key)
    if given is None or isinstance(given, str):
        return given
    if key == "id" and isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    raise InputError(
        f'"{key}" is {_kind(given)}, not a string', where=where, hint="put it in quotation marks"
    )


def _kind(value: object) -> str:
    kinds: list[tuple[type | tuple[type, ...], str]] = [
        (bool, "a truth value"),
        ((int, float), "a number"),
        (str, "a string"),
        (list, "a list"),
        (dict, "an object"),
    ]
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")
