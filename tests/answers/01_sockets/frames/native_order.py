"""Leaves the byte order to the machine, which on most machines is the wrong one.

base: right_plain
score: 1
caught by: frames-round-trip
message: most significant first
"""
# instead of
    return struct.pack("!I", len(message)) + message
# this
    return struct.pack("I", len(message)) + message

# instead of
            (length,) = struct.unpack_from("!I", self.buffer, position)
# this
            (length,) = struct.unpack_from("I", self.buffer, position)
