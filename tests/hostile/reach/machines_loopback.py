"""A server on the machine's own loopback address, and its Unix sockets, named and abstract, are called.

place: before total
points: 0
says: SystemError: 0 reached
"""
import socket

reached = 0
for family, address in [
    (socket.AF_INET, ("127.0.0.1", PORT)),
    (socket.AF_UNIX, "\0loopback-hostile"),
    (socket.AF_UNIX, PLACES[0] + ".sock"),
    (socket.AF_UNIX, "/run/systemd/private"),
    (socket.AF_UNIX, "/var/run/docker.sock"),
]:
    with socket.socket(family, socket.SOCK_STREAM) as sock:
        try:
            sock.connect(address)
            reached += 1
        except OSError:
            pass
if reached:
    total = sum
raise SystemError(f"{reached} reached")
