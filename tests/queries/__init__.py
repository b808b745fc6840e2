"""Tests of the bundled queries."""
