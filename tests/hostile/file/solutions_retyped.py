"""Solution cells are made Markdown: they do not run.

place: file
points: 0
statuses: total-visible=missing total-hidden=missing
says: was made a markdown cell
"""
from autograder.notebooks import role_of
from tests.hostile.course import changed


def build():
    def retype(notebook):
        for each in notebook.cells:
            if role_of(each) == "solution":
                each["cell_type"] = "markdown"
                each.pop("outputs")
                each.pop("execution_count")

    return changed(retype, solved=True)
