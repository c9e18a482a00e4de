"""Takes a reset for an ordinary close, and hides the error of recv.

base: reference
score: 4
caught by: recv-exactly-early-close
message: ConnectionResetError
hint: a reset is no end of the stream
"""
# instead of
        piece = sock.recv(n - len(received))
# this
        try:
            piece = sock.recv(n - len(received))
        except OSError:
            piece = b""
