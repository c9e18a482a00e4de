"""Uses the socket in a `with`, which closes the descriptor.

base: right_duplicate
score: 3
caught by: endpoint-stays-open
message: the connection is still open
hint: leaves its `with`
"""
# instead of
    try:
        sock = socket.socket(fileno=os.dup(fd))
    except OSError:
        raise
    with sock:
# this
    with socket.socket(fileno=fd) as sock:
