"""Calls send with a kilobyte at most, as tutorials do; it may take fewer bytes than it is given.

base: reference
score: 2
caught by: echo-one-tail
message: the peer received
hint: send may take fewer bytes than it is given
"""
# instead of
        while data := connection.recv(65536):
            connection.sendall(data)
            count += len(data)
# this
        while data := connection.recv(1024):
            count += connection.send(data)
