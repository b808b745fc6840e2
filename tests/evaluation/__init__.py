"""Tests of the scores on annotated articles."""
