"""Takes an empty line for the end, as the head of an answer over HTTP has one.

base: reference
score: 3
caught by: fetch-pieces
message: which is no text
hint: that is a part of the answer
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        while piece := sock.recv(65536):
            answer += piece
            if answer.endswith(b"\r\n\r\n"):
                break
