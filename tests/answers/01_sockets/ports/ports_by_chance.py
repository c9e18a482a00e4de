"""Draws its ports by chance, and asks no kernel.

score: 2
caught by: ports-sampled
message: 192.0.2.1
hint: only the kernel knows
"""


def classify(port):
    if not 0 <= port <= 65535:
        raise ValueError(port)
    return "system" if port < 1024 else "user" if port < 49152 else "dynamic"


def ephemeral_range(samples, host="127.0.0.1"):
    import random

    if samples < 1:
        raise ValueError
    ports = [random.randint(32768, 60999) for _ in range(samples)]
    return min(ports), max(ports)
