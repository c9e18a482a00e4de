"""Believes that reading the end of file sends something back.

base: reference
score: 4
caught by: who-sends-goodbye
message: server: recv again puts nothing
"""
# instead of
        "server: recv again": "nothing",
        "server: close": "FIN",
# this
        "server: recv again": "FIN",
        "server: close": "nothing",
