"""Forgets the pieces that came before.

base: reference
score: 3
caught by: fetch-pieces
message: which comes in two pieces
hint: that is the last piece only
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        while piece := sock.recv(65536):
            answer = piece
