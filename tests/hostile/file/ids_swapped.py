"""Two exercises' test cells carry each other's names, so that the easy one is asked for the hard one's points.

place: file
points: 2
statuses: total-visible=passed total-hidden=passed read-exactly-hidden=not written tell-each-visible=not written
nbgrader: yes
"""
from tests.hostile.course import TOTAL, changed, index_of


def build():
    def swap(notebook):
        notebook.cells[index_of(notebook, "total")].source = TOTAL
        one, other = (notebook.cells[index_of(notebook, name)] for name in ("total-hidden", "read-exactly-hidden"))
        one.metadata["nbgrader"]["grade_id"] = "read-exactly-hidden"
        other.metadata["nbgrader"]["grade_id"] = "total-hidden"
        one["source"], other["source"] = "pass", "pass"

    return changed(swap)
