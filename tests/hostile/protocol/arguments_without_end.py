"""An error's arguments are an object that gives the judge one megabyte after the other, for ever.

place: in total
points: 0
"""
from autograder.student.serve import Answers

honest = Answers._call


class Endless:
    def __iter__(self):
        return self

    def __next__(self):
        return b"x" * (1 << 20)


def call(self, what, *content):
    if what.startswith("__"):
        return honest(self, what, *content)
    return False, ("ValueError", Endless(), "text", None, None), ()


Answers._call = call


def total(numbers):
    return 3
