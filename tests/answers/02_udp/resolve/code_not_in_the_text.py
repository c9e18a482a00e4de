"""Raises a LookupError without the code.

base: reference
score: 2
caught by: resolve-whole
message: since the server's code is 3
hint: what is missing is 3 in its text
"""
# instead of
    if response.code != 0:
        raise LookupError(f"no records of type {qtype} for {name}: the server's code is {response.code}")
# this
    if response.code != 0:
        raise LookupError(f"nothing is known of {name}")
