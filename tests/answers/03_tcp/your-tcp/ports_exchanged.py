"""Exchanges the ports.

base: reference
score: 7
caught by: your-tcp-quiet
message: , from port 80 to port 4000
hint: hand local_port and remote_port on
"""
# instead of
    return Connection(parts, local_port, remote_port, iss, program=program)
# this
    return Connection(parts, remote_port, local_port, iss, program=program)
