"""Refuses every socket at a wildcard.

base: reference
score: 1
caught by: demux-wildcards-order
message: raised ValueError
hint: refused only together with a remote address
"""
# instead of
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
# this
        if key.local[0] in ("0.0.0.0", "::"):
