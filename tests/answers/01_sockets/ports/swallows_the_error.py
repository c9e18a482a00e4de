"""Returns zeros where a host cannot be bound.

base: right_one_expression
score: 2
caught by: ports-sampled
message: 192.0.2.1
hint: let its error through
"""
# instead of
    for _ in range(samples):
        with socket.create_server((host, 0), family=family) as listener:
            ports.add(listener.getsockname()[1])
# this
    try:
        for _ in range(samples):
            with socket.create_server((host, 0), family=family) as listener:
                ports.add(listener.getsockname()[1])
    except OSError:
        return 0, 0
