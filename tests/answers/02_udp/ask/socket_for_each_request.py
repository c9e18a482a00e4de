"""Makes a new socket for each request.

base: reference
score: 3
caught by: ask-hears
message: ask(server, request, match, 0.1, 20) returns b'cat 4 legs', which comes after the second re
hint: use one socket for all requests
"""
# instead of
    with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.connect(server)
        for _ in range(1 + retries):
            sock.send(request)
            answer = first_match(sock, match, timeout)
            if answer is not None:
                return answer
# this
    for _ in range(1 + retries):
        with socket.socket(socket.AF_INET6 if ":" in server[0] else socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.connect(server)
            sock.send(request)
            answer = first_match(sock, match, timeout)
            if answer is not None:
                return answer
