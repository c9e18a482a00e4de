"""Believes that bytes are acknowledged when the program reads them.

base: reference
score: 3
caught by: who-sends-when
message: hello acknowledged
hint: whether or not its program has read it
"""
# instead of
        "hello acknowledged": "client: send",
# this
        "hello acknowledged": "server: recv",
