"""Sends all its requests before it looks for an answer.

base: reference
score: 2
caught by: ask-again
message: it has sent one request
hint: return as soon as there is an answer
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
        answer = first_match(sock, match, timeout)
        if answer is not None:
            return answer
