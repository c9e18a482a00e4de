"""Answers a read of no bytes before it looks whether it still owns anything.

base: reference
score: 6
caught by: tcp-stream-owner
message: read into no bytes
"""
# instead of
        """Put what has come into `buffer`; return how many bytes, 0 at the end of the stream."""
# this
        """Put what has come into `buffer`; return how many bytes, 0 at the end of the stream."""
        if len(buffer) == 0:
            return 0
