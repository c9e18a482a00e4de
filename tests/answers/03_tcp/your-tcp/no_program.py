"""Does not hand the program on.

base: reference
score: 4
caught by: your-tcp-quiet
message: has its program
hint: program=program
"""
# instead of
    return Connection(parts, local_port, remote_port, iss, program=program)
# this
    return Connection(parts, local_port, remote_port, iss)
