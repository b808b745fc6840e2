"""The closed classes of words that the finders of names and the readers of offices ask about."""

from __future__ import annotations

from kg.lexicon import WordClasses

WORDS = WordClasses("read/entities/words")
"""``read/entities/data/words.tsv`` by the name of the class."""
