"""Recordings of answers of the Linux kernel, for systems whose kernel cannot be asked."""

from functools import cache


@cache
def say_once(sentence: str) -> None:
    """Print a sentence the first time it comes up."""
    print(sentence)
