"""The closed classes of words that the reader of offices asks about."""

from __future__ import annotations

from kg.lexicon import WordClasses

WORDS = WordClasses("read/offices/words")
"""``read/offices/data/words.tsv`` by the name of the class."""
