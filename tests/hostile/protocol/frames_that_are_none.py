"""Frames lie about their length, are of unknown kinds, end in the middle, or hold what no value is.

place: in total
points: 0
statuses: total-visible=crashed total-hidden=crashed
says: what is no message
"""
import gc

from autograder.wire.channel import Channel

FRAMES = [
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x00",
    b"\x00\x00\x00\x01?",
    b"\x00\x00\x00\x05t\xff\xff\xff\xff",
    b"\x00\x00\x00\x06t\x00\x00\x00\x01X",
    b"\x00\x00\x00\x05i\x00\x00\x40\x00",
]
turns = iter(FRAMES * 10)


def total(numbers):
    channel = next(each for each in gc.get_objects() if type(each) is Channel)
    channel.sock.sendall(FRAMES[len(numbers) % len(FRAMES)])
    return 3
