"""Returns nothing.

base: reference
score: 4
caught by: your-tcp-quiet
message: is a SYN from port 4000
"""
# instead of
    return Connection(parts, local_port, remote_port, iss, program=program)
# this
    Connection(parts, local_port, remote_port, iss, program=program)
