"""Waits for a tenth of a second, whatever the timeout is.

base: reference
score: 3
caught by: probe-answers
message: probe_udp(address, 5.0) returns 'answers', where 127.0.0.1 answers after 0.3 seconds
hint: wait for `timeout` seconds
"""
# instead of
        sock.settimeout(timeout)
# this
        sock.settimeout(0.1)
