"""Gives a server a fifth of a second.

base: reference
score: 3
caught by: fetch-pieces
message: with a pause in the middle
hint: that nothing comes for a while is no end
"""
# instead of
        sock.sendall(request)
# this
        sock.settimeout(0.2)
        sock.sendall(request)
