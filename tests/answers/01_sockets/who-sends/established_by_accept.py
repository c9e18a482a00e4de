"""Takes `after the server receives the ACK` for the moment of accept.

base: reference
score: 3
caught by: who-sends-when
message: server established
hint: accept only hands over
"""
# instead of
        "server established": "client: connect",
# this
        "server established": "server: accept",
