"""Reads one byte of each number, which is enough as long as they are small.

base: right_plain
score: 4
caught by: accept-queue-waiting
message: (0, 300)
hint: has four bytes
"""
# instead of
    waiting, backlog = struct.unpack_from("=II", info, 24)
    return waiting, backlog
# this
    return info[24], info[28]

# instead of
        if event == "accept" and waiting:
            waiting -= 1
# this
        if event == "accept":
            waiting = max(0, waiting - 1)
