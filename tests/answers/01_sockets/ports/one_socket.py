"""Asks one socket again and again, which always has the same port.

base: right_one_expression
score: 2
caught by: ports-sampled
message: the lowest first
hint: take a new socket for each sample
"""
# instead of
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ports = set()
    for _ in range(samples):
        with socket.create_server((host, 0), family=family) as listener:
            ports.add(listener.getsockname()[1])
# this
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind((host, 0))
        ports = [sock.getsockname()[1] for _ in range(samples)]
