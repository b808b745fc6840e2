"""The German tokenizer, with every shape of quotation mark split off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import spacy
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

_MARKS = ["“", "”", "„", '"', "«", "»", "‟", "‚", "‘", "›", "‹"]
_DASHES = ["–", "—"]


def blank_german() -> Language:
    """Return a spaCy ``Language`` with tokenizer alone; hyphen compounds stay whole."""
    nlp = spacy.blank("de")
    defaults = nlp.Defaults
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex(
        [*(defaults.prefixes or ()), *_MARKS, *_DASHES]
    ).search
    tokenizer.suffix_search = compile_suffix_regex(
        [*(defaults.suffixes or ()), *_MARKS, *_DASHES, "…"]
    ).search
    tokenizer.infix_finditer = compile_infix_regex(
        [*(defaults.infixes or ()), "[“”„»«]", "(?<=[A-Za-zäöüß])[–—](?=[A-Za-zÄÖÜäöü])"]
    ).finditer
    return nlp
