"""Markdown inside a text: links, emphasis, headings, quoted lines, rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.clean.wording import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_TARGET = r"""\(\s*<?(?:https?:|mailto:|ftp:|/|\#|\./|www\.)[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*>?
              (?:\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)"""
_LINK = re.compile(
    rf"""(?P<image>!\[[^\]\n]*\]{_TARGET})
       | \[(?P<words>[^\[\]\n]+(?:\n[^\[\]\n]+)?)\](?:{_TARGET}|\[[^\]\n]{{1,40}}\](?!\())
       | (?P<definition>^[ ]{{0,3}}\[[^\]\n]{{1,40}}\]:[ \t]+\S+.*$)""",
    re.VERBOSE | re.MULTILINE,
)
_EMPHASIS = re.compile(
    r"""(?<![\w*\\])(?P<stars>\*{1,3})(?=[^\s*])
        (?P<a>[^*\n]+(?:\n[^*\n]+){0,4}?)(?<=[^\s*\\])(?P=stars)(?![\w*])
      | (?<![\w_\\])(?P<lines>_{1,3})(?=[^\s_])
        (?P<b>[^_\n]+(?:\n[^_\n]+){0,4}?)(?<=[^\s_\\])(?P=lines)(?![\w_])
      | (?<!~)~~(?=\S)(?P<c>[^~\n]+)(?<=\S)~~(?!~)""",
    re.VERBOSE,
)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$", re.MULTILINE)
_UNDERLINE = re.compile(r"^(?=.*\w).*\n(?P<line>[ ]{0,3}(?:={3,}|-{3,})[ \t]*)$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_QUOTED = re.compile(r"^[ ]{0,3}>(?:[ \t]?>)*(?:[ \t]|$)", re.MULTILINE)
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!>|~-])")


def unlinked(text: str) -> Iterator[Edit]:
    """Yield what leaves the words of links: ``[Emmanuel Macron](https://…)`` → the name.

    Pictures and the list of addresses at the end are taken out.
    """
    for match in _LINK.finditer(text):
        if match["words"] is None:
            yield Edit(*match.span(), "", "Markdown links")
        else:
            yield Edit(match.start(), match.start("words"), "", "Markdown links")
            yield Edit(match.end("words"), match.end(), "", "Markdown links")


def unmarked(text: str) -> Iterator[Edit]:
    r"""Yield what takes out the marks of emphasis: ``**Oslo**``, ``_Oslo_``, ``\*``."""
    edits = []
    for match in _EMPHASIS.finditer(text):
        inner = match.span(next(name for name in "abc" if match[name] is not None))
        edits.append(Edit(match.start(), inner[0], "", "Markdown emphasis"))
        edits.append(Edit(inner[1], match.end(), "", "Markdown emphasis"))
    edits += [Edit(*match.span(), "", "Markdown emphasis") for match in _ESCAPED.finditer(text)]
    yield from sorted(edits)


def unframed(text: str) -> Iterator[Edit]:
    """Yield what takes out the marks of headings, quoted lines and rules between paragraphs.

    A heading becomes a paragraph of its own. Lines count as quoted only if a whole paragraph is.
    """
    kind = "Markdown frames"
    edits = []
    for match in _HEADING.finditer(text):
        end = text.find("\n", match.end())
        edits.append(Edit(*match.span(), "" if match.start() == 0 else "\n", kind))
        if end >= 0:
            closed = _HEADING_END.search(text, match.end(), end)
            edits.append(Edit(closed.start() if closed else end, end, "\n", kind))
    edits += [Edit(*m.span("line"), "", kind) for m in _UNDERLINE.finditer(text)]
    edits += [Edit(*m.span(), "", kind) for m in _RULE.finditer(text)]
    if _QUOTED.search(text):
        edits += _unquoted(text, kind)
    end = 0
    for edit in sorted(edits):
        if edit.begin >= end:
            yield edit
            end = edit.end


def _unquoted(text: str, kind: str) -> Iterator[Edit]:
    """Yield what takes ``>`` off the lines of paragraphs whose lines all have it."""
    at = 0
    for paragraph in re.split(r"(\n[ \t]*\n)", text):
        lines = paragraph.split("\n")
        if paragraph.strip() and all(_QUOTED.match(line) for line in lines):
            for match in _QUOTED.finditer(paragraph):
                yield Edit(at + match.start(), at + match.end(), "", kind)
        at += len(paragraph)
