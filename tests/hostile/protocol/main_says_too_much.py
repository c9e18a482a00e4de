"""The main process answers for each cell with an error of sixty megabytes, for the verdict to keep.

place: before total
points: 0
meets: memory
says: in this cell
"""
import gc
import os
import socket

from autograder.wire import encoding
from autograder.wire.channel import Passing, receive


def say(*message):
    body = b"".join(encoding.encode(message, None))
    line.sendall(len(body).to_bytes(4, "big") + body)


line = next(
    each
    for each in gc.get_objects()
    if type(each) is socket.socket and each.family == socket.AF_UNIX and each.fileno() >= 0
)
say("E", "x" * 60_000_000, "")
while True:
    if receive(line, Passing()) is None:
        os._exit(0)
    say(7, "x" * 60_000_000, ["y"])
