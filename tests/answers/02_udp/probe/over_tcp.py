"""Asks with a TCP connection, whose ports are others.

base: reference
score: 1
caught by: probe-answers
message: probe_udp(address, 5.0) returns 'answers', where 127.0.0.1 answers
hint: SOCK_DGRAM
"""
# instead of
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
# this
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as sock:

# instead of
        sock.connect(address)
        try:
# this
        try:
            sock.connect(address)
