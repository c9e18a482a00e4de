"""Takes the datagram apart without asking whether it is whole.

base: reference
score: 2
caught by: stop-and-wait-receiver-ignores
message: damaged DATA 0 a, 0.0
hint: TypeError
"""
# instead of
        if parsed is None or parsed[0] != "DATA":
# this
        if parsed[0] != "DATA":
