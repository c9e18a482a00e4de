"""Returns None, not an empty list, when no frame is whole yet.

base: right_plain
score: 3
caught by: frames-every-cut
message: NoneType
"""
# instead of
        return messages
# this
        return messages or None
