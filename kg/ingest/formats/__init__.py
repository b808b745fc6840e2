"""Readers of each kind of file: a source to drafts, one after the other."""
