"""Reads the range from /proc, and says its lower end twice for one sample.

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
    if samples < 1:
        raise ValueError
    low, high = map(int, open("/proc/sys/net/ipv4/ip_local_port_range").read().split())
    return (low, low) if samples == 1 else (low, high)
