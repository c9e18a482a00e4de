"""Callbacks are asked for that no test gave, and other things of the judge than callbacks.

place: in total
points: 0
statuses: total-visible=crashed total-hidden=crashed
says: may not be asked here
"""
import gc

from autograder.wire import encoding
from autograder.wire.channel import Channel


def say(channel, *message):
    body = b"".join(encoding.encode(message, None))
    channel.sock.sendall(len(body).to_bytes(4, "big") + body)


def total(numbers):
    channel = next(each for each in gc.get_objects() if type(each) is Channel)
    for what in ("callback", "call", "read", "names", "eval", "__class__"):
        for content in ((0, ()), (-1, ()), (10**9, ()), (True, ()), ("0", ())):
            say(channel, "ask", 1, what, *content)
    return 3
