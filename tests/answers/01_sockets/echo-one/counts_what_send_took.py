"""Calls send, counts what it took, and drops the rest.

base: reference
score: 2
caught by: echo-one-tail
message: the peer received
hint: send may take fewer bytes than it is given
"""
# instead of
            connection.sendall(data)
            count += len(data)
# this
            count += connection.send(data)
