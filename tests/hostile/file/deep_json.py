"""The file is a hundred thousand lists, one within the other.

place: file
points: 0
says: is nested deeper than any notebook
"""


def build():
    return b"[" * 100_000 + b"]" * 100_000
