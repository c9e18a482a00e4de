"""Returns nothing.

base: reference
score: 4
caught by: your-tcp-quiet
message: my_tcp returns a Connection
hint: the call returned nothing
"""
# instead of
    return Connection(parts, local_port, remote_port, iss, program=program)
# this
    Connection(parts, local_port, remote_port, iss, program=program)
