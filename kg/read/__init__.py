"""What a reader finds in an article: Doc to Extraction."""
