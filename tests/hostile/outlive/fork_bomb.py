"""Processes that fork for ever, in a test.

place: in total
points: 0
statuses: read-exactly-visible=not written tell-each-visible=not written
"""
import os


def total(numbers):
    while True:
        try:
            os.fork()
        except OSError:
            pass
