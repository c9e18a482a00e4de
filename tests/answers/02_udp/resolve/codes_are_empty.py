"""Returns no records for a name that does not exist.

base: reference
score: 2
caught by: resolve-whole
message: since the server's code is 3
hint: raise LookupError
"""
# instead of
    if response.code != 0:
        raise LookupError(f"no records of type {qtype} for {name}: the server's code is {response.code}")
# this

