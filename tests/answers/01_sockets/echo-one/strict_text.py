"""Decodes what comes, and lets the error out.

base: reference
score: 0
caught by: echo-one-back
message: UnicodeDecodeError
hint: the bytes are not text
"""
# instead of
            connection.sendall(data)
# this
            connection.sendall(data.decode().encode())
