"""Returns the last thing that recv returned, which is the end.

base: reference
score: 1
caught by: fetch-pieces
message: returned b''
hint: collect each piece
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        while answer := sock.recv(65536):
            pass
