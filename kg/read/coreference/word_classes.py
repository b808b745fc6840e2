"""The closed classes of words that coreference asks about."""

from __future__ import annotations

from kg.lexicon import WordClasses

WORDS = WordClasses("read/coreference/words")
"""``read/coreference/data/words.tsv`` by the name of the class."""
