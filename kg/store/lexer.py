"""The tokens of a SPARQL query: enough to see what it is and where a parameter can be bound.

Source: SPARQL 1.1 Query Language, 19.8 (terminals).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\r\n]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>"{3}(?:(?:"|"")?(?:[^"\\]|\\.))*"{3}
             | '{3}(?:(?:'|'')?(?:[^'\\]|\\.))*'{3}
             | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z][\w-]*)
  | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<space>\s+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its text, and where it begins."""

    kind: str
    text: str
    at: int


def tokens(query: str) -> list[Token]:
    """Return the tokens of a query, without comments and white space."""
    return [
        Token(match.lastgroup or "mark", match.group(), match.start())
        for match in _TOKEN.finditer(query)
        if match.lastgroup not in ("comment", "space")
    ]


def keywords(found: list[Token]) -> list[str]:
    """Return the bare words in capitals."""
    return [token.text.upper() for token in found if token.kind == "word"]


def form(found: list[Token]) -> str | None:
    """Return the first word that says what the text is: a query form or an update."""
    return next((w for w in keywords(found) if w in FORMS or w in UPDATES), None)


def variables(found: list[Token]) -> set[str]:
    """Return the names of the variables."""
    return {token.text[1:] for token in found if token.kind == "variable"}


def pattern_start(found: list[Token]) -> int | None:
    """Return the offset behind the brace that opens the outermost pattern; ``None`` if none does.

    Braces inside brackets (``SELECT (EXISTS {…} AS ?x)``) and the template of a CONSTRUCT do not
    count.
    """
    depth = 0
    template = form(found) == "CONSTRUCT"
    for token in found:
        if token.kind == "word" and token.text.upper() == "WHERE":
            template = False
        if token.text == "(" or (template and token.text == "{"):
            depth += 1
        elif token.text == ")" or (template and token.text == "}"):
            depth -= 1
            if template and depth == 0 and token.text == "}":
                template = False
        elif token.text == "{" and token.kind == "mark" and depth == 0:
            return token.at + 1
    return None
