"""The file is no text at all.

place: file
points: 0
says: is no text, and so no notebook
"""


def build():
    return bytes(range(256)) * 10
