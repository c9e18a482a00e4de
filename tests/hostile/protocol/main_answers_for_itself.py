"""The main process says that it has forked, that its fork has ended, and that all is well, and does nothing of it.

place: before total
points: 0
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
say("", "", "")
while True:
    message = receive(line, Passing())
    if message is None:
        os._exit(0)
    if message[0] == "fork":
        os.write(message[1], b"!")
        for text in (b'{"status": "passed"}',):
            os.write(message[1], len(text).to_bytes(4, "big") + text)
        say("forked")
        os.close(message[1])
    elif message[0] == "reap":
        say(1 << 4000)
    else:
        say("", "", "")
