"""Returns None when nothing came.

base: reference
score: 4
caught by: dns-ask-ends
message: raises TimeoutError
hint: raise TimeoutError
"""
# instead of
    raise TimeoutError(f"no response from {server} to {1 + retries} queries")
# this
    return None
