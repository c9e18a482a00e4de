"""The file is JSON, but no notebook.

place: file
points: 0
says: is JSON, but no notebook
"""


def build():
    return b'[{"cells": 3}, null]'
