"""Decodes what comes and encodes it again.

base: reference
score: 1
caught by: echo-one-back
message: as it was sent
hint: bytes need not be text
"""
# instead of
            connection.sendall(data)
# this
            connection.sendall(data.decode(errors="replace").encode())
