"""Leaves the byte order to the machine, which on most machines is the wrong one.

base: right_plain
score: 0
caught by: frames-round-trip
message: four bytes of length and the message
hint: struct.pack("!I", length) makes the four bytes; th
"""
# instead of
    return struct.pack("!I", len(message)) + message
# this
    return struct.pack("I", len(message)) + message

# instead of
            (length,) = struct.unpack_from("!I", self.buffer, position)
# this
            (length,) = struct.unpack_from("I", self.buffer, position)
