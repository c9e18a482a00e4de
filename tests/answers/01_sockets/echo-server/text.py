"""Decodes what comes and encodes it again.

base: right_plain
score: 2
caught by: echo-server-tail
message: bytes need not be text
"""
# instead of
                connection.sendall(data)
# this
                connection.sendall(data.decode(errors="replace").encode())
