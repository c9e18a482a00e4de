"""Returns the records of the type only, without the alias in front.

base: reference
score: 4
caught by: resolve-whole
message: an alias and two addresses
hint: all records
"""
# instead of
    return response.answers
# this
    return [record for record in response.answers if record.type == qtype]
