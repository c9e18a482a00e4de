"""Reads no more than 64 KiB.

base: reference
score: 3
caught by: fetch-pieces
message: 200,000 bytes
hint: that is a part of the answer
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        while len(answer) < 65536 and (piece := sock.recv(65536 - len(answer))):
            answer += piece
