"""Sends `retries` queries in all.

base: reference
score: 4
caught by: dns-ask-ends
message: the number of its queries is 3
hint: 1 + retries in all
"""
# instead of
        for _ in range(1 + retries):
# this
        for _ in range(retries):
