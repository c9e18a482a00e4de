"""Looks whether the peer has closed before anything else, which waits for a byte even where none is wanted.

base: reference
score: 4
caught by: recv-exactly-boundary
message: at once, though nothing has come
hint: for n = 0 answer at once
hangs: yes
"""
# instead of
    received = bytearray()
# this
    if not sock.recv(1, socket.MSG_PEEK):
        raise EOFError(f"{n} bytes missing")
    received = bytearray()
