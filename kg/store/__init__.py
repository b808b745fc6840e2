"""The quad store, its queries and its exports."""
