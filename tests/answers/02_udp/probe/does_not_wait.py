"""Looks once, without waiting.

base: reference
score: 1
caught by: probe-answers
message: probe_udp(address, 5.0) returns 'answers', where 127.0.0.1 answers
hint: BlockingIOError
"""
# instead of
        sock.settimeout(timeout)
# this
        sock.setblocking(False)
