"""Takes a server that is not there for one that says nothing.

base: reference
score: 3
caught by: fetch-errors
message: where nobody listens
hint: let the error out
"""
# instead of
    with socket.create_connection(address) as sock:
# this
    try:
        sock = socket.create_connection(address)
    except OSError:
        return b""
    with sock:
