"""Receives once for each request, and takes a mismatch for silence.

base: reference
score: 3
caught by: ask-hears
message: one request to 127.0.0.1 was enough, behind others that do not match
hint: no reason to ask again
"""
# instead of
            answer = first_match(sock, match, timeout)
            if answer is not None:
# this
            sock.settimeout(timeout)
            try:
                answer = sock.recv(65535)
            except TimeoutError:
                continue
            if match(answer):
