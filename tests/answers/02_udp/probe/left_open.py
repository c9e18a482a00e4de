"""Keeps the socket for later, and never closes it.

base: reference
score: 3
caught by: probe-edges
message: after a call its socket on 127.0.0.1 is closed
hint: close the socket, whatever comes
"""
# instead of
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
# this
    sock = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_DGRAM)
    probe_udp.kept = [*getattr(probe_udp, "kept", []), sock]
    if sock:
