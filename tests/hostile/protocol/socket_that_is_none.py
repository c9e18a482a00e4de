"""A pipe, a file and a number out of range are sent as sockets, with impossible time limits.

place: in total
points: 0
statuses: total-visible=crashed total-hidden=crashed
"""
import os

from autograder.student.serve import Answers


def to_special(self, value, descriptors):
    descriptors.append(os.open("/dev/zero", os.O_RDWR))
    return "socket", (len(descriptors) - 1, float("nan"))


Answers.to_special = to_special


def total(numbers):
    return object()
