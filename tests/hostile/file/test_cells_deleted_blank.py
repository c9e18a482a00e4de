"""Every test cell is deleted from a notebook without answers.

place: file
points: 0
nbgrader: yes
"""
from autograder.notebooks import role_of
from tests.hostile.course import changed


def build():
    def delete(notebook):
        notebook.cells = [each for each in notebook.cells if role_of(each) != "tests"]

    return changed(delete)
