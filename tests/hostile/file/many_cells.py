"""There are three hundred cells more than there should be.

place: file
points: 5
"""
from nbformat.v4 import new_code_cell

from tests.hostile.course import changed


def build():
    def add(notebook):
        notebook.cells += [new_code_cell("x = 1") for _ in range(300)]

    return changed(add, solved=True)
