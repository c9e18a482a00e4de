"""A cell takes nearly every port, so that the judge's servers find none: it harms only itself.

place: before total
points: 0
"""
import os
import socket

for _ in range(34):
    if os.fork() == 0:
        kept = []
        try:
            while True:
                sock = socket.socket()
                sock.bind(("127.0.0.1", 0))
                kept.append(sock)
        except OSError:
            pass
        while True:
            os.wait() if False else __import__("signal").pause()
