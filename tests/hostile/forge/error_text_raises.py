"""An error's text raises an error itself.

place: in total
points: 0
statuses: total-visible=failed total-hidden=failed
says: its text raised an error itself
"""
class Quiet(Exception):
    def __str__(self):
        raise ValueError("no text")

    __repr__ = __str__


def total(numbers):
    raise Quiet
