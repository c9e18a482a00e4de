"""Unpacks the length as a signed number, so that a length of 4 GiB is negative and below every cap.

base: right_plain
score: 5
caught by: frames-too-long
message: it announces 4 GiB
hint: a length has no sign
"""
# instead of
            (length,) = struct.unpack_from("!I", self.buffer, position)
# this
            (length,) = struct.unpack_from("!i", self.buffer, position)
