"""A cell opens descriptors until there are none left: no test can be forked any more.

place: before total
points: 0
"""
import os

try:
    while True:
        os.open("/dev/null", os.O_RDONLY)
except OSError:
    pass
