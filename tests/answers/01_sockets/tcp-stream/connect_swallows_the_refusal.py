"""Returns nothing where nobody listens.

base: reference
score: 5
caught by: tcp-stream-connect
message: ConnectionRefusedError
hint: let the error of create_connection through
"""
# instead of
        return cls(socket.create_connection(address))
# this
        try:
            return cls(socket.create_connection(address))
        except OSError:
            return None
