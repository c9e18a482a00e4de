"""A cell sends every signal to process 1, which starts and ends the notebook's processes; nothing comes of it.

place: before total
base: right
points: 5
"""
import os

for number in range(1, 65):
    try:
        os.kill(1, number)
    except OSError:
        pass
