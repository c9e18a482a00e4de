"""Processes that fork for ever, in a test.

place: in total
points: 0
statuses: total-visible=timed out total-hidden=timed out
"""
import os


def total(numbers):
    while True:
        try:
            os.fork()
        except OSError:
            pass
