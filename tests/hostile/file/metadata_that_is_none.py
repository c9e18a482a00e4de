"""nbgrader's metadata are a list, where a mapping belongs.

place: file
points: 5
"""
from tests.hostile.course import changed


def build():
    return changed(lambda notebook: notebook.cells[3].metadata.update(nbgrader=[1, 2]), solved=True)
