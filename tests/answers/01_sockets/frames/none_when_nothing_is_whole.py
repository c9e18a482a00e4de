"""Returns None, not an empty list, when no frame is whole yet.

base: right_plain
score: 2
caught by: frames-round-trip
message: [], since nothing came
hint: the call returned nothing
"""
# instead of
        return messages
# this
        return messages or None
