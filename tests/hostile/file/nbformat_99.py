"""The notebook is of a format that is yet to come.

place: file
points: 0
says: is a notebook of format 99
"""
from tests.hostile.course import honest


def build():
    return honest().replace(b'"nbformat": 4', b'"nbformat": 99')
