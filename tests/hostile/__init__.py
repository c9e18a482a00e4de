"""Hostile notebooks: each file says what it tries and the verdict that it must get."""
