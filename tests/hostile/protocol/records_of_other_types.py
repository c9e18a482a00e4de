"""Records are named that are none, with fields that do not fit, and the test's own verdict among them.

place: in total
points: 0
"""
import itertools

from autograder.student.serve import Answers

KINDS = itertools.cycle(
    [
        ("record", ("Outcome", ("total", 1.0, 3))),
        ("record", ("TCPPeer", ([b"x"],))),
        ("record", ("Segment", ())),
        ("record", ("Segment", (1, 2, 3, 4, "flags", "window", ["payload"]))),
        ("record", ("Segment", (1, 2, 3, 4, ("member", 1), 6, b"", ((2, object), [["options"]])))),
        ("record", ("Segment", (1, 2, 3, 4, 5, 6, b"", {2: b"options"}))),
        ("member", ("Flag", 1 << 4000)),
        ("record", ("__import__", ("os",))),
        ("member", ("Segment", 1)),
        ("descriptor", 0),
        ("callback", 0),
        ("event", (0, True)),
        ("handle", (True, "x")),
        ("handle", (0, ["x"])),
    ]
)
Answers.to_special = lambda self, value, descriptors: next(KINDS)


def total(numbers):
    return [object()]
