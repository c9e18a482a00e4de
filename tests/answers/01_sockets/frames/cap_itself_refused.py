"""Refuses a message that is exactly as long as the cap, on both sides.

base: right_plain
score: 5
caught by: frames-too-long
message: [1048576], since CAP bytes are not too many
hint: the cap itself is allowed
"""
# instead of
    if len(message) > CAP:
# this
    if len(message) >= CAP:

# instead of
            if length > CAP:
# this
            if length >= CAP:
