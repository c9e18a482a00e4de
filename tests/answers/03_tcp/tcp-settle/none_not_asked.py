"""Calculates with an MSS that is not there.

base: reference
score: 2
caught by: tcp-settle-mss
message: payload_limit(no MSS, IPv4, 0)
hint: an MSS that is not there
"""
# instead of
    return (default if syn.mss is None else syn.mss) - options_size
# this
    return syn.mss - options_size
