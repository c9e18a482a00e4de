"""The main process answers for each cell with an error of sixty megabytes, for the verdict to keep.

place: before total
points: 0
says: ended in this cell
"""
import gc
import os
import socket

from autograder.judge.channel import Passing, receive, send

line = next(
    each
    for each in gc.get_objects()
    if type(each) is socket.socket and each.family == socket.AF_UNIX and each.fileno() >= 0
)
send(line, ("E", "x" * 60_000_000, ""), Passing())
while True:
    if receive(line, Passing()) is None:
        os._exit(0)
    send(line, (7, "x" * 60_000_000, ["y"]), Passing())
