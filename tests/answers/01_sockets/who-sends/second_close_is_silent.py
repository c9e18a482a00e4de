"""Believes that the second close sends nothing, as it did in the first session.

base: reference
score: 4
caught by: who-sends-goodbye
message: client: close
hint: each side says once that it has finished
"""
# instead of
        "client: close": "FIN",
# this
        "client: close": "nothing",
