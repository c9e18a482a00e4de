"""Uses a stream.

base: reference
score: 1
caught by: ask-again
message: ask(server, request, match, 0.05, 15) returns b'cat 4 legs', although 1 of its requests to 1
hint: SOCK_DGRAM
"""
# instead of
    with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
# this
    with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET) as sock:
        sock.connect(server)
