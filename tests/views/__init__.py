"""Tests of a reading as people see it."""
