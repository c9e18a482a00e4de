"""Believes that the client's close sends a FIN again, after shutdown has.

base: reference
score: 4
caught by: who-sends-goodbye
message: client: close puts nothing
"""
# instead of
        "client: close": "nothing",
# this
        "client: close": "FIN",
