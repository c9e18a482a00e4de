"""Calls a port closed from which nothing comes.

base: reference
score: 3
caught by: probe-silent
message: probe_udp(address, 0.2) returns 'silent', where 127.0.0.1 takes the datagram and says noth
hint: the first `except` that fits decides
"""
# instead of
            return "silent"
# this
            return "closed"
