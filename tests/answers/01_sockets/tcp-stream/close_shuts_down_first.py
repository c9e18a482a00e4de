"""Ends both directions of the connection, and then closes the socket.

base: reference
score: 5
caught by: tcp-stream-close
message: close() after the peer has reset the connection raises nothing
hint: needs no shutdown before it
"""
# instead of
        self.owned().close()
# this
        self.shutdown(Shutdown.BOTH)
        self.owned().close()
