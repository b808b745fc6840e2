"""How sure an item is, by the construction that it was found in."""
