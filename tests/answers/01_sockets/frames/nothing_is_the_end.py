"""Takes feed(b"") for the end of the stream, as recv would mean it.

base: right_plain
score: 2
caught by: frames-round-trip
message: EOFError
hint: your own `raise` was reached
"""
# instead of
        """Take the next piece of the stream; return the messages that it completed."""
# this
        """Take the next piece of the stream; return the messages that it completed."""
        if not data:
            raise EOFError("the stream has ended")
