"""Returns None when nobody answers.

base: reference
score: 4
caught by: ask-gives-up
message: ask(server, request, match, 0.04, 2) raises TimeoutError, since 127.0.0.1 never answers
hint: raise TimeoutError
"""
# instead of
    raise TimeoutError(f"no answer from {server} to {1 + retries} requests")
# this
    return None
