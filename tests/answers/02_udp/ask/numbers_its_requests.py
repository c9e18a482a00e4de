"""Puts the number of the try into each request.

base: reference
score: 4
caught by: ask-again
message: all requests to 127.0.0.1 have the same bytes
hint: add nothing, and change nothing
"""
# instead of
        for _ in range(1 + retries):
            sock.send(request)
# this
        for number in range(1 + retries):
            sock.send(request + b"%d" % number)
