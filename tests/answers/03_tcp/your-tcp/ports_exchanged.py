"""Exchanges the ports.

base: reference
score: 7
caught by: your-tcp-quiet
message: is a SYN from port 4000
hint: in this order
"""
# instead of
    return Connection(parts, local_port, remote_port, iss, program=program)
# this
    return Connection(parts, remote_port, local_port, iss, program=program)
