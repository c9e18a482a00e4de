"""The tutorial's server: one client, once.

score: 3
caught by: echo-server-three
message: go on accepting
hangs: yes
"""


def echo_server(listener, stop):
    connection, _ = listener.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data)
