"""Calls echo where it should name it, so that one client is served at a time.

base: reference
score: 1
caught by: echo-server-three
message: while the others are connected
hint: target=echo(…) calls echo here and now
"""
# instead of
        thread = threading.Thread(target=echo, args=(connection,), daemon=True)
# this
        thread = threading.Thread(target=echo(connection), daemon=True)
