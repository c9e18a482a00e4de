"""Looks once, without waiting.

base: reference
score: 2
caught by: probe-answers
message: probe_udp(address, 5.0) returns 'answers'
hint: BlockingIOError
"""
# instead of
        sock.settimeout(timeout)
# this
        sock.setblocking(False)
