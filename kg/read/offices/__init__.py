"""Office words: who holds the office, and of which state or body."""
