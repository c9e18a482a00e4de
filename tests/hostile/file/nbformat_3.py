"""The notebook is of format 3, whose cells lie in worksheets: its code runs, and its marks count for nothing.

place: file
points: 0
"""
import json


def build():
    cell = {"cell_type": "code", "language": "python", "input": ["def total(n): return 0"], "outputs": [], "metadata": {}}
    sheets = [{"cells": [cell], "metadata": {}}]
    return json.dumps({"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": sheets}).encode()
