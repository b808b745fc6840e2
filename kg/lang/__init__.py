"""The German spaCy pipeline and what it needs."""
