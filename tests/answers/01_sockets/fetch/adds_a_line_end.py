"""Adds the empty line that a request over HTTP ends in.

base: reference
score: 3
caught by: fetch-request
message: and not a byte more
hint: no line end behind it
"""
# instead of
        sock.sendall(request)
# this
        sock.sendall(request + b"\r\n\r\n")
