"""Forgets what the options take.

base: reference
score: 2
caught by: tcp-settle-mss
message: payload_limit(MSS 1460, IPv4, 12)
hint: subtract options_size
"""
# instead of
    return (default if syn.mss is None else syn.mss) - options_size
# this
    return (default if syn.mss is None else syn.mss)
