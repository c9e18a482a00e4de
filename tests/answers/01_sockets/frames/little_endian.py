"""Packs and unpacks the length with the least significant byte first.

base: right_plain
score: 0
caught by: frames-round-trip
message: four bytes of length and the message
hint: the most significant byte goes first
"""
# instead of
    return struct.pack("!I", len(message)) + message
# this
    return struct.pack("<I", len(message)) + message

# instead of
            (length,) = struct.unpack_from("!I", self.buffer, position)
# this
            (length,) = struct.unpack_from("<I", self.buffer, position)
