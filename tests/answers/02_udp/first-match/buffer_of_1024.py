"""Asks recv for 1,024 bytes.

base: reference
score: 3
caught by: first-match-chooses
message: first_match(sock, match, 2.0) returns 65,507 bytes, the longest
hint: what is cut off from a datagram is lost
"""
# instead of
            datagram = sock.recv(65535)
# this
            datagram = sock.recv(1024)
