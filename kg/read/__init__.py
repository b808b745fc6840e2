"""What a reader finds in an article: Doc to Extraction."""

from kg.read.article import read_article

__all__ = ["read_article"]
