"""Returns what match says.

base: reference
score: 2
caught by: first-match-chooses
message: first_match(sock, match, 30.0) returns b'cat', the only datagram, at once
hint: a bool, where bytes is wanted
"""
# instead of
            return datagram
# this
            return match(datagram)
