"""Reads the number of a damaged datagram.

base: reference
score: 2
caught by: stop-and-wait-receiver-ignores
message: damaged DATA 0 a, 0.0
hint: nothing in it can be believed
"""
# instead of
        parsed = parse(data)
# this
        parsed = parse(data) or ("DATA", data[1], data[2:-4])
