"""A socket is handed to the judge that takes minutes to close.

place: in total
points: 0
statuses: tell-each-visible=not written
"""
import array
import gc
import socket
import struct

from autograder.wire.channel import Channel


def total(numbers):
    channel = next(each for each in gc.get_objects() if type(each) is Channel)
    server = socket.create_server(("127.0.0.1", 0))
    sock = socket.create_connection(server.getsockname())
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 600))
    sock.setblocking(False)
    try:
        while True:
            sock.send(bytes(1 << 16))
    except BlockingIOError:
        sock.setblocking(True)
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [sock.fileno()]))]
    channel.sock.sendmsg([b"\x00\x00\x00\x01N"], rights)
    sock.close()
    import time

    time.sleep(100)
