"""Every test says that it is worth a thousand points, or less than none.

place: file
points: 5
nbgrader: yes
"""
from tests.hostile.course import changed


def build():
    def raise_them(notebook):
        for number, each in enumerate(notebook.cells):
            if each.metadata.get("nbgrader", {}).get("grade"):
                each.metadata["nbgrader"]["points"] = (1000, -1000, float("1e300"))[number % 3]

    return changed(raise_them, solved=True)
