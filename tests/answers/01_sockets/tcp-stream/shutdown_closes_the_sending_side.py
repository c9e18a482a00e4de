"""Closes the sending direction, whatever it is told.

base: reference
score: 5
caught by: tcp-stream-shutdown
message: after shutdown(Shutdown.READ)
hint: closes that direction alone
"""
# instead of
        sock.shutdown(how.value)
# this
        sock.shutdown(socket.SHUT_WR)
