"""Changes whether calls on the descriptor wait.

base: reference
score: 3
caught by: tcp-owner-takes
message: a descriptor that does not wait as it is
hint: call neither setblocking nor settimeout
hangs: yes
"""
# instead of
        return cls(socket.socket(fileno=number))
# this
        sock = socket.socket(fileno=number)
        sock.setblocking(True)
        return cls(sock)
