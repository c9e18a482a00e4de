"""Lets the error of parse_response escape.

base: reference
score: 4
caught by: dns-ask-strangers
message: an empty datagram
hint: catch it in match
"""
# instead of
        try:
            response = parse_response(datagram)
        except Malformed:
            return False
# this
        response = parse_response(datagram)
