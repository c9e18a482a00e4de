"""A frame is announced, and comes byte by byte, for ever.

place: in total
points: 0
statuses: total-visible=timed out or crashed total-hidden=failed or timed out
"""
import gc
import time

from autograder.wire.channel import Channel


def total(numbers):
    if len(numbers) != 2:
        return None
    channel = next(each for each in gc.get_objects() if type(each) is Channel)
    channel._sending.acquire()
    channel.sock.sendall(b"\x00\xff\xff\xff")
    while True:
        channel.sock.sendall(b"t")
        time.sleep(0.05)
