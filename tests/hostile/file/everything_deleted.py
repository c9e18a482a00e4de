"""Nothing is left but one cell of the student's.

place: file
points: 0
nbgrader: yes
"""
from nbformat.v4 import new_code_cell

from tests.hostile.course import changed


def build():
    def delete(notebook):
        notebook.cells = [new_code_cell("check = attempt = sum = lambda *args: True")]

    return changed(delete)
