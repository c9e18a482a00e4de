"""Wants a third segment without data: an ACK lost, the first data does not count for it.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: len=
"""
# instead of
            return answer
# this
            return answer
        if segment.payload:
            return []
