"""Takes an empty match for none.

base: reference
score: 3
caught by: first-match-chooses
message: first_match(sock, match, 2.0) returns b'', an empty datagram, which match wants
hint: match decides
"""
# instead of
        if match(datagram):
# this
        if datagram and match(datagram):
