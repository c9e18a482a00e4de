"""Reads to the end, and sends it all back then.

score: 2
caught by: echo-one-back
message: had not returned
hint: send back each piece before you read on
hangs: yes
"""


def echo(connection):
    received = bytearray()
    with connection, contextlib.suppress(OSError):
        while data := connection.recv(65536):
            received += data
        connection.sendall(received)
    return len(received)
