"""Extraction and Links to quads: one named graph per article, entity facts derived from them.

from kg.graph import DEFAULT_BASE, to_quads
quads = to_quads(reading, base=DEFAULT_BASE)   # pyoxigraph quads of the article's graph
"""

from kg.graph.iri import DEFAULT_BASE, article_iri
from kg.graph.mapping import to_quads

__all__ = ["DEFAULT_BASE", "article_iri", "to_quads"]
