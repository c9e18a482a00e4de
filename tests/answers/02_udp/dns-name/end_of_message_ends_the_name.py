"""Takes the end of the message for the end of the name.

base: reference
score: 4
caught by: dns-name-cut
message: returned
hint: look how many bytes there are
"""
# instead of
    raise Truncated(f"the message has {len(message)} bytes, and the name at byte {start} goes on")
# this
    return ".".join(labels), after or at
