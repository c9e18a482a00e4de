"""Goes on without options that are bad.

base: reference
score: 3
caught by: tcp-parse-faults
message: of a length that cannot be
hint: parse_options says what is wrong
"""
# instead of
    return replace(header, options=parse_options(segment[20 : len(segment) - len(header.payload)]))
# this
    try:
        options = parse_options(segment[20 : len(segment) - len(header.payload)])
    except BadOptions:
        options = ()
    return replace(header, options=options)
