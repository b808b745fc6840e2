"""Depesche: German-language diplomatic news to a knowledge graph that can be trusted."""
