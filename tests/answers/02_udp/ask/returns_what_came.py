"""Returns what first_match gives, and thinks that it raises when nothing came.

base: reference
score: 1
caught by: ask-again
message: ask(server, request, match, 0.05, 15) returns b'cat 4 legs', although 1 of its requests to 1
hint: send the same request again
"""
# instead of
        for _ in range(1 + retries):
            sock.send(request)
            answer = first_match(sock, match, timeout)
            if answer is not None:
                return answer
# this
        for _ in range(1 + retries):
            sock.send(request)
            try:
                return first_match(sock, match, timeout)
            except TimeoutError:
                continue
