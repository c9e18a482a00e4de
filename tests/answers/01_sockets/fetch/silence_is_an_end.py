"""Takes a fifth of a second without a byte for the end.

base: reference
score: 3
caught by: fetch-pieces
message: with a pause in the middle
hint: let recv wait, without a timeout
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        sock.settimeout(0.2)
        try:
            while piece := sock.recv(65536):
                answer += piece
        except TimeoutError:
            pass
