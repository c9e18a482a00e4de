"""Gives the socket of connect a timeout.

base: reference
score: 5
caught by: tcp-stream-connect
message: has no time limit
hint: leave timeout= out
"""
# instead of
        return cls(socket.create_connection(address))
# this
        return cls(socket.create_connection(address, timeout=5))
