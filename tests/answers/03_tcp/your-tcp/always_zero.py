"""Begins each connection with the number 0.

base: reference
score: 11
caught by: your-tcp-quiet
message: is a SYN from port 4000
hint: hand iss on
"""
# instead of
    return Connection(parts, local_port, remote_port, iss, program=program)
# this
    return Connection(parts, local_port, remote_port, 0, program=program)
