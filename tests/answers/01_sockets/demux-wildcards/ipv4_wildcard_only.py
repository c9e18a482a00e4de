"""Takes 0.0.0.0 for the wildcard of both families.

base: reference
score: 1
caught by: demux-wildcards-order
message: over ::1
hint: is at the wildcard, which stands for every host
"""
# instead of
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
# this
        wildcard = ("0.0.0.0", port)
