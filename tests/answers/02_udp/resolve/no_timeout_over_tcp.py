"""Waits for ever over TCP.

base: reference
score: 4
caught by: resolve-liars
message: since nothing comes over TCP
hint: give create_connection the timeout
hangs: yes
"""
# instead of
        with socket.create_connection(server, timeout) as sock:
# this
        with socket.create_connection(server) as sock:
