"""The file is empty.

place: file
points: 0
says: is empty
"""


def build():
    return b""
