"""Binds one socket again and again.

base: right_one_expression
score: 2
caught by: ports-sampled
message: the lowest first
hint: a socket can be bound once
"""
# instead of
    for _ in range(samples):
        with socket.create_server((host, 0), family=family) as listener:
            ports.add(listener.getsockname()[1])
# this
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        for _ in range(samples):
            sock.bind((host, 0))
            ports.add(sock.getsockname()[1])
