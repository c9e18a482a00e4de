"""Gives up at the first datagram that does not match.

base: reference
score: 3
caught by: first-match-chooses
message: first_match(sock, match, 2.0) returns b'cat', the third datagram, the first that matches
hint: is passed over
"""
# instead of
            return datagram
# this
            return datagram
        break
