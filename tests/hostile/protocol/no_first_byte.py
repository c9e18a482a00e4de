"""A fork never says its first byte, by which the judge knows it.

place: before total
points: 0
statuses: total-visible=timed out or failed total-hidden=timed out or not written
says: the test ends within
"""
import time

import autograder.student.main

honest = autograder.student.main.serve


def serve(names, sock):
    try:
        open("/tmp/once", "x").close()
    except FileExistsError:
        honest(names, sock)
    time.sleep(1000)


autograder.student.main.serve = serve
