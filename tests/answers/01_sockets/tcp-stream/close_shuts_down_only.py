"""Ends the sending side, and leaves the socket open.

base: reference
score: 5
caught by: tcp-stream-close
message: the connection has ended
hint: shutdown would leave it open
"""
# instead of
        self.owned().close()
# this
        self.owned().shutdown(socket.SHUT_WR)
