"""Believes that a close is told when both ends have closed.

base: reference
score: 4
caught by: who-sends-goodbye
message: server: close
hint: each side says once that it has finished
"""
# instead of
        "server: close": "FIN",
# this
        "server: close": "nothing",
