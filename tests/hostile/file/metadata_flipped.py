"""Tests are marked as solutions, solutions as tests, and nothing is locked.

place: file
points: 0
nbgrader: yes
"""
from tests.hostile.course import changed


def build():
    def flip(notebook):
        for each in notebook.cells:
            if flags := each.metadata.get("nbgrader"):
                flags["grade"], flags["solution"] = not flags["grade"], not flags["solution"]
                flags["locked"] = False

    return changed(flip)
