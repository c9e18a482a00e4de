"""Cells are numbers, sources are numbers, and there are keys of Python's own.

place: file
points: 0
says: None of the cells that were handed out is in this notebook; the tests were put back.
"""
import json


def build():
    cells = [3, None, {"cell_type": "code", "source": 7, "metadata": 0}, {"__class__": "x"}]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
