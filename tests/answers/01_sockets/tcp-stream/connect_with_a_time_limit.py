"""Gives the socket of connect a timeout, which makes its descriptor one that does not wait.

base: reference
score: 6
caught by: tcp-stream-owner
message: time limit
"""
# instead of
        return cls(socket.create_connection(address))
# this
        return cls(socket.create_connection(address, timeout=5))
