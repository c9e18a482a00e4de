"""Subtracts the headers once more.

base: reference
score: 2
caught by: tcp-settle-mss
message: payload_limit(MSS 1460, IPv4, 0)
hint: the MSS counts no header
"""
# instead of
    return (default if syn.mss is None else syn.mss) - options_size
# this
    return (default if syn.mss is None else syn.mss) - options_size - 40
