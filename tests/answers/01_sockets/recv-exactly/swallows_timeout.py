"""Takes a timeout for the end, and returns what has come so far.

base: reference
score: 4
caught by: recv-exactly-early-close
message: no more within 0.2 seconds
hint: that nothing came in time is no end of the stream
"""
# instead of
        piece = sock.recv(n - len(received))
# this
        try:
            piece = sock.recv(n - len(received))
        except TimeoutError:
            break
