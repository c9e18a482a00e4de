"""Processes that fork for ever, in a test.

place: in total
points: 0
statuses: total-visible=timed out or crashed or out of memory total-hidden=timed out or crashed or out of memory
"""
import os


def total(numbers):
    while True:
        try:
            os.fork()
        except OSError:
            pass
