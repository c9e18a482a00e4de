"""Keeps its sockets, for another time.

base: reference
score: 3
caught by: fetch-closes
message: the peer sees the end of the connection
hint: close the socket before you return
"""
# instead of
    answer = b""
# this
    kept = fetch.__dict__.setdefault("kept", [])
    answer = b""

# instead of
    with socket.create_connection(address) as sock:
# this
    sock = socket.create_connection(address)
    kept.append(sock)
    if True:
