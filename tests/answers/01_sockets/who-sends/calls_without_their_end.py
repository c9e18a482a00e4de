"""Names the calls without the end that makes them.

base: reference
score: 3
caught by: who-sends-when
message: client established
hint: none of the words that were asked for
"""
# instead of
        "client established": "client: connect",
        "server established": "client: connect",
        "hello acknowledged": "client: send",
# this
        "client established": "connect",
        "server established": "connect",
        "hello acknowledged": "send",
