"""Refuses everything that is not bytes.

base: right_plain
score: 4
caught by: send-all-counts
message: TypeError
hint: a memoryview over data copes
"""
# instead of
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
# this
    """Send all of `data`, using `sock.send` only; return how many calls of `send` took bytes."""
    if not isinstance(data, bytes):
        raise TypeError("data must be bytes")
