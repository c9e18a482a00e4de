"""Begins the wait anew with each packet.

base: reference
score: 3
caught by: tftp-send-again
message: does not keep it from sending again
hint: must not begin the wait anew
"""
# instead of
            kind, answered, _ = parse(sock.recv(LARGEST))
# this
            kind, answered, _ = parse(sock.recv(LARGEST))
            due = time.monotonic() + timeout
