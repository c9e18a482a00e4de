"""Asks once, and waits longer instead.

base: reference
score: 3
caught by: ask-again
message: ask(server, request, match, 0.05, 15) returns b'cat 4 legs', although 1 of its requests to 1
hint: it gave up after 1 of 16 requests
"""
# instead of
        for _ in range(1 + retries):
            sock.send(request)
            answer = first_match(sock, match, timeout)
            if answer is not None:
                return answer
# this
        sock.send(request)
        answer = first_match(sock, match, timeout * (1 + retries))
        if answer is not None:
            return answer
