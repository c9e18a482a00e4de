"""Gives int.from_bytes no byte order of the machine, so that it takes the network's.

base: right_plain
score: 4
caught by: accept-queue-waiting
message: (0, 300)
hint: sys.byteorder
"""
# instead of
    waiting, backlog = struct.unpack_from("=II", info, 24)
    return waiting, backlog
# this
    return int.from_bytes(info[24:28], "big"), int.from_bytes(info[28:32], "big")
