"""Meetings: who met, talked, telephoned, visited or sat, where, when and whether at all."""
