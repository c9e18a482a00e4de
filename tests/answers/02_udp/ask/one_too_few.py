"""Sends `retries` requests in all.

base: reference
score: 4
caught by: ask-gives-up
message: the number of its requests is 3
hint: one request and then the retries
"""
# instead of
        for _ in range(1 + retries):
# this
        for _ in range(retries):
