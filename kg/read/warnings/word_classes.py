"""The classes of words that the reader of warnings asks about."""

from __future__ import annotations

from kg.lexicon import WordClasses

WORDS = WordClasses("read/warnings/words")
"""``read/warnings/data/words.tsv`` by the name of the class."""
