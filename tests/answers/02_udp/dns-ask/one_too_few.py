"""Sends `retries` queries in all.

base: reference
score: 3
caught by: dns-ask-again
message: 
"""
# instead of
        for _ in range(1 + retries):
# this
        for _ in range(retries):
