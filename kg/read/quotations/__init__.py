"""Reported speech: who says what to whom, in which words."""
