"""Refuses a remote address on 0.0.0.0, and forgets ::.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: table.establish(('::'
hint: nor ::
"""
# instead of
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
# this
        if key.remote and key.local[0] == "0.0.0.0":
