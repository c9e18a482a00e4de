"""Allows a timeout of 0.

base: reference
score: 4
caught by: ask-refuses
message: ask(server, request, match, 0, 1) raises ValueError
hint: look at timeout and retries first
"""
# instead of
    if timeout <= 0 or retries < 0:
# this
    if timeout < 0 or retries < 0:
