"""Believes that send returns 0 for a datagram that found no room.

base: reference
score: 2
caught by: overflow-known
message: who_knows()["send returned"] predicts what happens
hint: know of the other end's buffer
"""
# instead of
        "send returned": 10,
# this
        "send returned": 0,
