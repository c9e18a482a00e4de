"""Ends both directions of the connection, and leaves the socket open.

base: reference
score: 5
caught by: tcp-stream-close
message: the socket is closed
hint: the socket keeps its descriptor
"""
# instead of
        self.owned().close()
# this
        self.shutdown(Shutdown.BOTH)
