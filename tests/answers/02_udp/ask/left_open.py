"""Keeps its sockets, and closes none.

base: reference
score: 4
caught by: ask-gives-up
message: its socket is closed afterwards
hint: close the socket, whatever comes
"""
# instead of
    with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
# this
    sock = socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM)
    ask.kept = [*getattr(ask, "kept", []), sock]
    if sock:
        sock.connect(server)
