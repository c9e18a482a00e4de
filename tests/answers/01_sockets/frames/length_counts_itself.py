"""Counts the four bytes of the length as part of it, as some protocols do.

base: right_plain
score: 0
caught by: frames-round-trip
message: x05hello
hint: the length counts the message only
"""
# instead of
    return struct.pack("!I", len(message)) + message
# this
    return struct.pack("!I", 4 + len(message)) + message

# instead of
            end = position + 4 + length
# this
            end = position + length
