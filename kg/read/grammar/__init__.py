"""German grammar over the parse: words, clauses, mood, conditions, quotation marks."""
