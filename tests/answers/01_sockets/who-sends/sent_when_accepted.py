"""Believes that what the client sends waits until the server accepts.

base: reference
score: 1
caught by: who-sends-opening
message: server: accept
hint: what is there left for accept to send
"""
# instead of
        "client: send": "data",
        "server: accept": "nothing",
# this
        "client: send": "nothing",
        "server: accept": "data",

# instead of
        "hello acknowledged": "client: send",
# this
        "hello acknowledged": "server: accept",
