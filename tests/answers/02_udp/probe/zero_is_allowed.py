"""Lets a timeout of 0 make the socket non-blocking.

base: reference
score: 3
caught by: probe-edges
message: probe_udp(address, 0) raises ValueError
hint: 0 would make it non-blocking
"""
# instead of
    if timeout <= 0:
# this
    if timeout < 0:
