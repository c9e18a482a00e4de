"""All cells stand in reverse order: setup last, tests before what they test.

place: file
points: 5
says: stood in another place
"""
from tests.hostile.course import changed


def build():
    return changed(lambda notebook: notebook.cells.reverse(), solved=True)
