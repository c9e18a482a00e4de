"""Descriptors are opened until there are none left.

place: in total
points: 0
statuses: tell-each-visible=not written
"""
import os


def total(numbers):
    while True:
        os.open("/dev/null", os.O_RDONLY)
