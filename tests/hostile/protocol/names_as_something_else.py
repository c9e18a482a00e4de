"""Asked for its names, the process gives an object, a list of pairs, and names that are no text.

place: in total
points: 0
statuses: total-visible=crashed total-hidden=crashed
"""
import os

from autograder.student.serve import Answers

honest = Answers.answer


def answer(self, what, *content):
    if what != "names":
        return honest(self, what, *content)
    return [["total", 3], [("total",), 3]] if os.getpid() % 2 else {("total",): 3, 0: 1}


Answers.answer = answer
