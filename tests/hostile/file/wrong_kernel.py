"""The notebook names a kernel that does not exist, of another language.

place: file
points: 5
"""
from tests.hostile.course import changed


def build():
    spec = {"name": "../../bin/sh", "display_name": "sh", "language": "sh"}
    return changed(lambda notebook: notebook.metadata.update(kernelspec=spec), solved=True)
