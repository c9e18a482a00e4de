"""Processes that fork for ever, in a cell.

place: before total
points: 0
"""
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
