"""The closed classes of function words that the grammar asks about."""

from __future__ import annotations

from kg.lexicon import WordClasses

WORDS = WordClasses("read/grammar/words")
"""``read/grammar/data/words.tsv`` by the name of the class."""
