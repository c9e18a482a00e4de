"""Counts its ids.

base: reference
score: 5
caught by: dns-ask-answer
message: each call draws an id
hint: draw the id for each call
"""
# instead of
    id = int.from_bytes(os.urandom(2), "big")
# this
    ask_udp.last = id = getattr(ask_udp, "last", 0) + 1
