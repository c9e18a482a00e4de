"""Threads without end, in a test.

place: in total
points: 0
statuses: tell-each-visible=not written
"""
import threading


def total(numbers):
    wait = threading.Event()
    while True:
        threading.Thread(target=wait.wait).start()
