"""Errors are answered whose names are those of the judge's own, of no errors, and of no names at all.

place: in total
points: 0
"""
from autograder.student.serve import Answers

NAMES = ["Gone", "Abandoned", "CheckFailed", "GeneratorExit", "KeyboardInterrupt", "int", "eval", "open", "__import__"]
NAMES += ["ExceptionGroup", "UnicodeDecodeError", "not a name", "", "\0", "x" * 100_000, 3, None, ["list"]]
tries = iter(range(1000))


def call(self, *content):
    name = NAMES[next(tries) % len(NAMES)]
    return False, (name, ("touch /tmp/hostile-was-here",), "text", "line", "function"), ()


Answers._call = call


def total(numbers):
    return 3
