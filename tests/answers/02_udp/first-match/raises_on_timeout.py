"""Raises TimeoutError instead of returning None.

base: reference
score: 3
caught by: first-match-clock
message: first_match(sock, match, 0.2) returns None, since nothing comes from 127.0.0.1
hint: returns None
"""
# instead of
        try:
            datagram = sock.recv(65535)
        except TimeoutError:
            break
# this
        datagram = sock.recv(65535)
