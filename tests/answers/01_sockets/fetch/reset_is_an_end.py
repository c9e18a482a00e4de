"""Takes a reset for the end of the answer.

base: reference
score: 3
caught by: fetch-errors
message: resets in the middle
hint: the caller must not take it for one
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        try:
            while piece := sock.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
