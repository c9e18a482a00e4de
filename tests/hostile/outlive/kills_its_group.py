"""The function kills its whole process group.

place: in read-exactly
base: right
points: 3
statuses: total-hidden=passed read-exactly-visible=crashed
"""
import os
import signal


def read_exactly(sock, size):
    os.killpg(0, signal.SIGKILL)
