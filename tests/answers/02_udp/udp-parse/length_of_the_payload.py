"""Takes the length field for the length of the payload.

base: right_plain
score: 0
caught by: udp-parse-fields
message: Truncated
hint: the length field counts header and payload
"""
# instead of
    if not 8 <= length <= len(segment):
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
    segment = segment[:length]
# this
    if not 0 <= length <= len(segment) - 8:
        raise Truncated(f"the length field says {length}, and there are {len(segment)} bytes")
    segment = segment[: 8 + length]
