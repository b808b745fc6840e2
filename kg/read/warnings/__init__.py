"""Warnings and threats: which utterances are, whom they hit, and those no verb reports."""
