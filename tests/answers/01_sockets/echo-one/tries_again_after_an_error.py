"""Goes on after an error as if nothing had happened.

score: 3
caught by: echo-one-ends
message: had not returned
hint: try nothing again
hangs: yes
"""


def echo(connection):
    count = 0
    with connection:
        while True:
            try:
                data = connection.recv(65536)
                connection.sendall(data)
            except OSError:
                continue
            if not data:
                return count
            count += len(data)
