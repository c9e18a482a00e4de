"""A result that is to be unpacked is an object that goes on for ever.

place: in tell-each
points: 0
statuses: tell-each-visible=crashed
"""
from autograder.student.serve import Answers

Answers._call = lambda self, what, *content: Endless() if not what.startswith("__") else (True, Endless(), ())


class Endless:
    def __iter__(self):
        return self

    def __next__(self):
        return self


def tell_each(words, tell):
    return 2
