"""Takes an MSS of 0 for none.

base: reference
score: 2
caught by: tcp-settle-mss
message: payload_limit(MSS 0, IPv4, 0)
hint: an MSS of 0 is an MSS, too
"""
# instead of
    return (default if syn.mss is None else syn.mss) - options_size
# this
    return (syn.mss or default) - options_size
