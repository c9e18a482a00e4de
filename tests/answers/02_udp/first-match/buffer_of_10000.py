"""Asks recv for 10,000 bytes.

base: reference
score: 3
caught by: first-match-chooses
message: returns 65,507 bytes, the longest
hint: ask recv for 65,535 bytes
"""
# instead of
            datagram = sock.recv(65535)
# this
            datagram = sock.recv(10_000)
