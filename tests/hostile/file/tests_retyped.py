"""Test cells are made Markdown, and raw.

place: file
points: 0
says: was changed; the instructor's own was used
nbgrader: yes
"""
from autograder.notebooks import role_of
from tests.hostile.course import changed


def build():
    def retype(notebook):
        for number, each in enumerate(notebook.cells):
            if role_of(each) == "tests":
                each["cell_type"] = ("markdown", "raw")[number % 2]
                each.pop("outputs")
                each.pop("execution_count")

    return changed(retype)
