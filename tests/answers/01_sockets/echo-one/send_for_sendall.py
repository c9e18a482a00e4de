"""Calls send, which may take fewer bytes than it is given.

base: reference
score: 2
caught by: echo-one-tail
message: the peer received
hint: send may take fewer bytes than it is given
"""
# instead of
            connection.sendall(data)
# this
            connection.send(data)
