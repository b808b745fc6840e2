"""The small classes of words that the reader of quotations asks about."""

from __future__ import annotations

from kg.lexicon import WordClasses

WORDS = WordClasses("read/quotations/words")
"""``read/quotations/data/words.tsv`` by the name of the class."""
