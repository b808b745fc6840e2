"""The closed classes of words that the reader of meetings asks about."""

from __future__ import annotations

from kg.lexicon import WordClasses

WORDS = WordClasses("read/meetings/words")
"""``read/meetings/data/words.tsv`` by the name of the class."""
