"""The file has two hundred megabytes.

place: file
points: 0
says: has more than
"""
from tests.hostile.course import honest


def build():
    return honest() + b" " * 200_000_000
