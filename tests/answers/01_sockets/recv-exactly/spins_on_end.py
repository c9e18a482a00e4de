"""Never looks for the empty piece, so that it asks a closed connection for ever.

base: reference
score: 4
caught by: recv-exactly-early-close
message: had not returned
hangs: yes
hint: once the peer has closed
"""
# instead of
        piece = sock.recv(n - len(received))
        if not piece:
            raise EOFError(f"the peer closed with {n - len(received)} of {n} bytes missing")
        received += piece
# this
        received += sock.recv(n - len(received))
