"""Returns the first datagram, whatever match says.

base: reference
score: 1
caught by: first-match-chooses
message: first_match(sock, match, 2.0) returns b'cat', the third datagram, the first that matches
hint: is passed over
"""
# instead of
        if match(datagram):
            return datagram
# this
        return datagram
