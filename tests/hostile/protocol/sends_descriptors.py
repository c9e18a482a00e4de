"""Descriptors are sent that nobody asked for: too many, pipes, files, folders, a socket within a socket.

place: in total
points: 0
statuses: tell-each-visible=not written
"""
import array
import gc
import os
import socket

from autograder.wire.channel import Channel


def total(numbers):
    channel = next(each for each in gc.get_objects() if type(each) is Channel)
    left, right = socket.socketpair()
    socket.send_fds(left, [b"x"], [right.fileno(), left.fileno()])
    own = [*os.pipe(), os.open("/", os.O_PATH), os.open("/proc/self", 0), left.fileno(), right.fileno()]
    for count in (1, 6, 200):
        data = array.array("i", (own * 40)[:count])
        channel.sock.sendmsg([b"\x00\x00\x00\x01N"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, data)])
    return 3
