"""Gives a client half a second to read, then takes its echo for undeliverable.

base: right_plain
score: 7
caught by: echo-server-tail
message: is still owed to her
"""
# instead of
        with connection, contextlib.suppress(OSError):
            while data := connection.recv(65536):
# this
        connection.settimeout(0.1)
        with connection, contextlib.suppress(OSError):
            while not stop.is_set():
                try:
                    data = connection.recv(65536)
                except TimeoutError:
                    continue
                if not data:
                    return
