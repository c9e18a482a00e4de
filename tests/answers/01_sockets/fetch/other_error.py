"""Makes an error of its own out of every other.

base: reference
score: 3
caught by: fetch-errors
message: RuntimeError
hint: your own `raise` was reached
"""
# instead of
    with socket.create_connection(address) as sock:
# this
    try:
        sock = socket.create_connection(address)
    except OSError as error:
        raise RuntimeError("the server is not there") from error
    with sock:
