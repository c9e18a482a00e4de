"""Thinks that the kernel keeps to the dynamic ports, and does not ask it.

base: right_one_expression
score: 2
caught by: ports-sampled
message: returns one of the kernel's ports twice
hint: getsockname told after bind
"""
# instead of
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ports = set()
    for _ in range(samples):
        with socket.create_server((host, 0), family=family) as listener:
            ports.add(listener.getsockname()[1])
    return min(ports), max(ports)
# this
    return 49152, 65535
