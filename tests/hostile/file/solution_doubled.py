"""A wrong solution follows the right one under the same name: the later one counts, as in the student's notebook.

place: file
points: 3
statuses: total-visible=failed total-hidden=failed
says: total stood there twice
"""
import copy

from tests.hostile.course import changed, index_of


def build():
    def double(notebook):
        at = index_of(notebook, "total")
        twin = copy.deepcopy(notebook.cells[at])
        twin["id"], twin["source"] = "twin", "def total(numbers):\n    return None"
        notebook.cells.insert(at + 1, twin)

    return changed(double, solved=True)
