"""Believes that accept answers the SYN, and makes the connection.

base: reference
score: 2
caught by: who-sends-opening
message: server: accept
hint: what is there left for accept to send
"""
# instead of
        "server: accept": "nothing",
# this
        "server: accept": "SYN",

# instead of
        "server established": "client: connect",
# this
        "server established": "server: accept",
