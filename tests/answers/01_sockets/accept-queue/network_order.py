"""Reads the two numbers in network byte order, as if they had come over the wire.

base: right_plain
score: 4
caught by: accept-queue-waiting
message: (0, 300)
hint: in its own byte order
"""
# instead of
    waiting, backlog = struct.unpack_from("=II", info, 24)
    return waiting, backlog
# this
    return struct.unpack_from("!II", info, 24)

# instead of
        if event == "accept" and waiting:
            waiting -= 1
# this
        if event == "accept":
            waiting = max(0, waiting - 1)
