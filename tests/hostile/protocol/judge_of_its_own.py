"""The fork's server is replaced by one of the student's, which says that a verdict was reached.

place: before total
points: 0
statuses: total-visible=crashed tell-each-visible=crashed
"""
import os

import autograder.student.main


def serve(names, sock):
    sock.send(b"!")
    for text in ('{"status": "passed"}', '["step", "total-visible", "tests", {"status": "passed"}]'):
        sock.sendall(len(text).to_bytes(4, "big") + text.encode())
    os._exit(0)


autograder.student.main.serve = serve
