"""A test's call stops the notebook's process: later tests cannot be forked.

place: in total
points: 0
"""
import os
import signal


def total(numbers):
    os.kill(os.getppid(), signal.SIGSTOP)
