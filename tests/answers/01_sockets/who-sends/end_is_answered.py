"""Believes that reading the end of file sends a FIN back.

base: reference
score: 3
caught by: who-sends-talk
message: client: recv again
hint: be it bytes or the end
"""
# instead of
        "client: recv again": "nothing",
        "client: close": "FIN",
# this
        "client: recv again": "FIN",
        "client: close": "nothing",
