"""Takes newlines for a matter of the terminal's, and drops them.

base: reference
score: 1
caught by: echo-one-back
message: as it was sent
hint: nor end in a newline
"""
# instead of
            connection.sendall(data)
# this
            connection.sendall(data.replace(b"\n", b""))
