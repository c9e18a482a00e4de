"""Does not see the end of the answer.

base: reference
score: 1
caught by: fetch-pieces
message: had not returned
hangs: yes
hint: leave the loop when recv returns it
"""
# instead of
        while piece := sock.recv(65536):
            answer += piece
# this
        while True:
            answer += sock.recv(65536)
