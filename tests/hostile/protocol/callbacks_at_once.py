"""Callbacks are asked for by the ten thousand, and no answer is ever read.

place: in tell-each
points: 0
statuses: tell-each-visible=crashed or timed out
"""
import gc
import threading

import autograder.wire.channel
from autograder.wire import encoding
from autograder.wire.channel import Channel


def say(channel, *message):
    body = b"".join(encoding.encode(message, None))
    channel.sock.sendall(len(body).to_bytes(4, "big") + body)


def tell_each(words, tell):
    channel = next(each for each in gc.get_objects() if type(each) is Channel)
    autograder.wire.channel.receive = lambda *_: threading.Event().wait()
    for number in range(10_000):
        say(channel, "ask", number, "callback", 0, ("A" * 10_000,))
    return 2
