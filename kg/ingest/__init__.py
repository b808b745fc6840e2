"""Article files and pages to Article values."""
