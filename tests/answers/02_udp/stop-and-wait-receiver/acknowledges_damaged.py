"""Does not deliver what is damaged, but acknowledges it.

base: reference
score: 2
caught by: stop-and-wait-receiver-ignores
message: damaged DATA 0 a, 0.0
hint: nothing in it can be believed
"""
# instead of
        if parsed is None or parsed[0] != "DATA":
# this
        if parsed is None:
            return [build("ACK", data[1])]
        if parsed[0] != "DATA":
