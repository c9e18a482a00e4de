"""Returns a list where a tuple was asked for.

score: 2
caught by: ports-sampled
message: returns one of the kernel's ports twice
hint: a list, where tuple is wanted
"""


def classify(port):
    if not 0 <= port <= 65535:
        raise ValueError(port)
    return "system" if port < 1024 else "user" if port < 49152 else "dynamic"


def ephemeral_range(samples, host="127.0.0.1"):
    if samples < 1:
        raise ValueError(samples)
    ports = []
    for _ in range(samples):
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.bind((host, 0))
            ports.append(sock.getsockname()[1])
    return [min(ports), max(ports)]
