"""Test cells are added that the instructor never wrote, worth a hundred points each.

place: file
points: 0
nbgrader: yes
"""
from tests.hostile.course import changed
from tests.support.small_course import cell


def build():
    def add(notebook):
        notebook.cells += [cell("tests", f"bonus-{number}", "pass", 100) for number in range(3)]

    return changed(add)
