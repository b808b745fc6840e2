"""Sentences with their readings and frozen parses: who is on stage, what a word denotes."""
