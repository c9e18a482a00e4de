"""Forgets the initial number.

base: reference
score: 4
caught by: your-tcp-quiet
message: missing 1 required positional argument: 'iss'
hint: the exercise's table says what Parts and Connection take
"""
# instead of
    return Connection(parts, local_port, remote_port, iss, program=program)
# this
    return Connection(parts, local_port, remote_port, program=program)
