"""Entities to Wikidata, offline by default."""
