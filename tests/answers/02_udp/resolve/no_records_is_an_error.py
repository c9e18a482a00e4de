"""Raises for a name without a record of the type.

base: reference
score: 4
caught by: resolve-whole
message: since the name has no such record
hint: a code of 0 is no error
"""
# instead of
    return response.answers
# this
    if not response.answers:
        raise LookupError(f"nothing is known of {name}, code 0")
    return response.answers
