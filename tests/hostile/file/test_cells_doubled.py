"""Every test cell stands there twice, for its points to count twice.

place: file
points: 5
says: stood there twice
nbgrader: yes
"""
import copy

from autograder.notebooks import role_of
from tests.hostile.course import changed


def build():
    def double(notebook):
        twins = [copy.deepcopy(each) for each in notebook.cells if role_of(each) == "tests"]
        for each in twins:
            each["id"] += "-2"
        notebook.cells += twins

    return changed(double, solved=True)
