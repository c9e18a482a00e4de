"""The byte by which the judge learns whose processor time to count comes from an idle process.

place: before total
points: 0
statuses: total-visible=failed tell-each-visible=not written
"""
import os
import time

import autograder.student.main
from autograder.student.serve import Answers


def serve(names, sock):
    if os.fork() == 0:
        sock.send(b"!")
        time.sleep(100)
    time.sleep(0.05)
    Answers(names, sock).channel.serve()
    os._exit(0)


autograder.student.main.serve = serve
