"""Calls 127.0.0.1, whatever the host is.

base: reference
score: 3
caught by: fetch-request
message: from ::1
hint: call the host that `address` names
"""
# instead of
    with socket.create_connection(address) as sock:
# this
    with socket.create_connection(("127.0.0.1", address[1])) as sock:
