"""Ends the sending side, and leaves the socket open.

base: reference
score: 5
caught by: tcp-stream-close
message: the socket is closed
hint: leaves the socket open
"""
# instead of
        self.owned().close()
# this
        self.owned().shutdown(socket.SHUT_WR)
