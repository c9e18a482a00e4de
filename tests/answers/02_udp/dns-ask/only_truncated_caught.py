"""Catches Truncated, and not every Malformed.

base: reference
score: 4
caught by: dns-ask-strangers
message: although junk came first
hint: catch it in match
"""
# instead of
        try:
            response = parse_response(datagram)
        except Malformed:
            return False
# this
        try:
            response = parse_response(datagram)
        except Truncated:
            return False
