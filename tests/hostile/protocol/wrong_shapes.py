"""Calls are answered with tuples of a wrong length, with lists, and with objects in place of numbers.

place: in total
points: 0
statuses: total-visible=crashed total-hidden=crashed
"""
import itertools

from autograder.student.serve import Answers

shapes = itertools.cycle([(True,), (True, 3, (), 4), [True, 3, ()], True, None, {"value": 3}, (1, 3, ())])
Answers._call = lambda self, *content: next(shapes)


def total(numbers):
    return 3
