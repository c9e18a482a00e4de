"""Reads when the `with` has closed the socket.

base: reference
score: 0
caught by: fetch-pieces
message: Bad file descriptor
hint: has been closed already
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
    while piece := sock.recv(65536):
        answer += piece
