"""Tests of the seed articles."""
