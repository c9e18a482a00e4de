"""Unpacks the length as a signed number, so that a length of 4 GiB is negative and below every cap.

base: right_plain
score: 5
caught by: frames-too-long
message: 4,294,967,295
hint: compare the length with CAP as soon as its four bytes are th
seen: no, because the visible length above the cap is not negative, as only those from 2**31 on are
"""
# instead of
            (length,) = struct.unpack_from("!I", self.buffer, position)
# this
            (length,) = struct.unpack_from("!i", self.buffer, position)
