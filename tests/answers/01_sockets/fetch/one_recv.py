"""Takes what one recv returns for the answer.

base: reference
score: 2
caught by: fetch-pieces
message: which comes in two pieces
hint: that is a part of the answer: call recv again
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        answer = sock.recv(65536)
