"""Answers from the socket at which requests come.

base: reference
score: 0
caught by: tftp-server-serves
message: a port of its own
hint: new socket of its own
"""
# instead of
        with new_socket(client) as sock:
            sock.connect(client)
# this
        with self.door.dup() as sock:
            sock.connect(client)
# instead of
        sock.settimeout(0.05)
        while not stop.is_set():
# this
        self.door = sock
        sock.settimeout(0.05)
        while not stop.is_set():
