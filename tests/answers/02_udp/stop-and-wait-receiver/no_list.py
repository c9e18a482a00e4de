"""Returns the ACK and not a list of it.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: where a list of datagrams is wanted
"""
# instead of
        return [build("ACK", number)]
# this
        return build("ACK", number)
