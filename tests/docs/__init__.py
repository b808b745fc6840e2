"""The documentation is true: its code runs, and nothing public is left out."""
