"""Takes a datagram that does not match for an error.

base: reference
score: 1
caught by: first-match-chooses
message: first_match(sock, match, 2.0) returns b'cat', the third datagram, the first that matches
hint: is passed over
"""
# instead of
            return datagram
# this
            return datagram
        raise ValueError(f"not what was asked for: {datagram!r}")
