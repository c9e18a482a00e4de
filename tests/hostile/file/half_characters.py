"""Sources, names and Markdown hold halves of characters, which no file of text can hold.

place: file
points: 4
statuses: tell-each-visible=missing
"""
import json

from tests.hostile.course import changed, index_of


def build():
    def halve(notebook):
        notebook.cells[index_of(notebook, "tell-each")].source = "x = 'HALF'\nraise ValueError(x)"
        notebook.cells[0].source = "HALF"
        notebook.metadata["HALF"] = "HALF"

    return changed(halve, solved=True).replace(b"HALF", b"\\ud800")
