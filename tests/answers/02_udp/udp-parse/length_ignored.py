"""Takes all there is for the datagram and never looks at the length.

base: right_plain
score: 2
caught by: udp-parse-lengths
message: length
hint: ask for 8 bytes before you unpack them
"""
# instead of
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
    segment = segment[:length]
# this
    length = len(segment)
