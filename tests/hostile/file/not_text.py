"""The file is no text at all.

place: file
points: 0
says: is not a notebook
"""


def build():
    return bytes(range(256)) * 10
