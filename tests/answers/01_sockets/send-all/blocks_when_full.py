"""Makes a non-blocking socket block once its buffer is full, and leaves it so.

base: right_plain
score: 2
caught by: send-all-waits
message: non-blocking still
hint: the caller's other calls rely on the mode of the socket
"""
# instead of
            select.select([], [sock], [])
# this
            sock.setblocking(True)
