"""Believes that a new datagram pushes out an old one.

base: reference
score: 2
caught by: overflow-known
message: who_knows()["which arrive"] predicts what happens
hint: throw out what waits already
"""
# instead of
        "which arrive": "the first",
# this
        "which arrive": "the last",
