"""The notebook has no metadata, and its cells no ids.

place: file
points: 5
"""
from tests.hostile.course import changed


def build():
    def strip(notebook):
        notebook["metadata"] = {}
        notebook["nbformat_minor"] = 4
        for each in notebook.cells:
            each.pop("id")

    return changed(strip, solved=True)
