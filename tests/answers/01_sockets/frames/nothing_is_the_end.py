"""Takes feed(b"") for the end of the stream, as recv would mean it.

base: right_plain
score: 4
caught by: frames-every-cut
message: EOFError
"""
# instead of
        """Take the next piece of the stream; return the messages that it completed."""
# this
        """Take the next piece of the stream; return the messages that it completed."""
        if not data:
            raise EOFError("the stream has ended")
