"""Reads the range from /proc instead of asking for ports.

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
    with open("/proc/sys/net/ipv4/ip_local_port_range", encoding="ascii") as file:
        low, high = file.read().split()
    return int(low), int(high)
