"""A result's __repr__, __len__, __iter__, __reduce__, __bool__ and __del__ try to run in the grader.

place: in read-exactly
points: 0
statuses: read-exactly-visible=failed read-exactly-hidden=failed
nbgrader: yes
"""
import os
import sys


def run(self, *args):
    open("/tmp/hostile-was-here", "w").close()
    sys.modules["loopback"].Outcome.returned = lambda *args: True
    return 5


class Result:
    __len__ = __hash__ = __index__ = __bool__ = __del__ = run

    def __repr__(self):
        return str(run(self))

    def __iter__(self):
        run(self)
        return iter(b"hello")

    def __reduce__(self):
        return os.system, ("touch /tmp/hostile-was-here",)

    def __eq__(self, other):
        return bool(run(self))


def read_exactly(sock, size):
    return Result()
