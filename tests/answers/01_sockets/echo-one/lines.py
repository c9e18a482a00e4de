"""Reads lines, as from a file.

score: 2
caught by: echo-one-back
message: had not returned
hint: send back each piece before you read on
hangs: yes
"""


def echo(connection):
    count = 0
    with connection, contextlib.suppress(OSError), connection.makefile("rwb") as file:
        for line in file:
            file.write(line)
            file.flush()
            count += len(line)
    return count
