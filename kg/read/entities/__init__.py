"""Named mentions and the entities that they name."""
