"""The file is empty.

place: file
points: 0
says: it is empty
"""


def build():
    return b""
