"""Waits for the answer before it asks.

base: reference
score: 0
caught by: fetch-pieces
message: had not returned
hangs: yes
hint: send it before you read
"""
# instead of
        sock.sendall(request)
# this

# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        while piece := sock.recv(65536):
            answer += piece
        sock.sendall(request)
