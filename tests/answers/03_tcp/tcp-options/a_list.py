"""Returns a list.

base: reference
score: 2
caught by: tcp-options-list
message: parse_options
hint: a list, where tuple is wanted
"""
# instead of
    return tuple(options)
# this
    return options
