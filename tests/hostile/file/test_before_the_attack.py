"""Another exercise's test cells are moved behind a cell that would harm it.

place: file
points: 0
"""
from nbformat.v4 import new_code_cell

from tests.hostile.course import changed


def build():
    def move(notebook):
        notebook.cells.insert(0, new_code_cell("check = assert_ = lambda *args, **kwargs: None"))
        notebook.cells.append(notebook.cells.pop(5))

    return changed(move)
