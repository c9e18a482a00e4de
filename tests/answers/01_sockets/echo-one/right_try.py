"""A try around the loop, and a finally that closes.

score: 4
"""


def echo(connection):
    sent = 0
    try:
        while True:
            data = connection.recv(4096)
            if not data:
                return sent
            connection.sendall(data)
            sent += len(data)
    except OSError:
        return sent
    finally:
        connection.close()
