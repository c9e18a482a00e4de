"""Checks its own messages, and trusts the lengths of strangers.

base: right_plain
score: 5
caught by: frames-too-long
message: 4,294,967,295
"""
# instead of
            if length > CAP:
                raise FrameTooLong(f"a length of {length:,}; at most {CAP:,} are taken")
# this
