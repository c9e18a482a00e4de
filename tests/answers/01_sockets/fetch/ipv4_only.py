"""Makes a socket for IPv4, whatever the host is.

base: reference
score: 3
caught by: fetch-request
message: from ::1
hint: socket.create_connection(address) finds out which kind of host it is
"""
# instead of
    with socket.create_connection(address) as sock:
# this
    with socket.socket() as sock:
        sock.connect(address)
