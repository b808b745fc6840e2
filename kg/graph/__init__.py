"""Extraction and Links to quads."""
