"""Asks over TCP, whether the response is truncated or not.

base: reference
score: 4
caught by: resolve-whole
message: nothing went over TCP
hint: TCP is for a response that is truncated
"""
# instead of
    if response.truncated:
# this
    if True:
