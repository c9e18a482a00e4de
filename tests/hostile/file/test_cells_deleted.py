"""Every test cell is deleted.

place: file
points: 5
says: was deleted; it was put back
"""
from autograder.notebooks import role_of
from tests.hostile.course import changed


def build():
    def delete(notebook):
        notebook.cells = [each for each in notebook.cells if role_of(each) != "tests"]

    return changed(delete, solved=True)
