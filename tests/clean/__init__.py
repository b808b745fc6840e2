"""From the words as delivered to the words as read, and back."""
