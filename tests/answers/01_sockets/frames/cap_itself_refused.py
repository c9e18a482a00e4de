"""Refuses a message that is exactly as long as the cap, on both sides.

base: right_plain
score: 5
caught by: frames-too-long
message: exactly
"""
# instead of
    if len(message) > CAP:
# this
    if len(message) >= CAP:

# instead of
            if length > CAP:
# this
            if length >= CAP:
