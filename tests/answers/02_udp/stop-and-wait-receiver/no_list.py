"""Returns the ACK and not a list of it.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: ACK 0, which is no list of datagrams
hint: into a list
"""
# instead of
        return [build("ACK", number)]
# this
        return build("ACK", number)
