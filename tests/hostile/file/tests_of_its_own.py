"""Test cells hold nothing but a result of full marks.

place: file
points: 0
says: was changed; the instructor's own was used
nbgrader: yes
"""
from autograder.notebooks import role_of
from tests.hostile.course import changed


def build():
    def replace(notebook):
        for each in notebook.cells:
            if role_of(each) == "tests":
                each["source"] = "1.0"

    return changed(replace)
