"""Takes any other port when the one that was asked for is taken.

base: right_plain
score: 3
caught by: restart-live
message: OSError
hint: let bind's first error through
"""
# instead of
    listener.bind(address)
# this
    try:
        listener.bind(address)
    except OSError:
        listener.bind((address[0], 0))
