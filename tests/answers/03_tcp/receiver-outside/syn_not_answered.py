"""Is silent on a SYN.

base: reference
score: 6
caught by: receiver-outside-flags
message: on_segment(data(-1, b"", SYN | ACK)) returns True
hint: its sender has not heard the ACK
"""
# instead of
        if RST in segment.flags:
            return False
# this
        if RST in segment.flags or SYN in segment.flags:
            return False
