"""nbgrader's metadata are lists, numbers, texts, null, and lack what they must have.

place: file
points: 0
"""
import itertools

from tests.hostile.course import changed


def build():
    kinds = itertools.cycle([{"grade_id": ["total"]}, {"grade_id": 7}, {}, {"grade_id": None, "points": "1"}])

    def spoil(notebook):
        for each in notebook.cells:
            if "nbgrader" in each.metadata:
                each.metadata["nbgrader"] = next(kinds)
                each["id"] = f"other-{id(each)}"

    return changed(spoil)
