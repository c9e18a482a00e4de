"""What a machine needs before the course runs on it, and how it gets there."""
