"""Sends with send, and goes on from where it stopped.

score: 4
"""


def echo(connection):
    count = 0
    with connection:
        try:
            while data := connection.recv(65536):
                while data:
                    taken = connection.send(data)
                    data = data[taken:]
                    count += taken
        except (ConnectionError, TimeoutError):
            pass
    return count
