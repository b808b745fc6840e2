"""Sentence tables: what a reader finds in one to three sentences."""
