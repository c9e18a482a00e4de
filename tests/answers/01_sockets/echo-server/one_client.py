"""The tutorial's server: one client, once.

score: 1
caught by: echo-server-three
message: while the others are connected
hint: serve each in a thread of its own
"""


def echo_server(listener, stop):
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data)
