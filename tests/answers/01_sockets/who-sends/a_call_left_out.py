"""Leaves out the last call.

base: reference
score: 4
caught by: who-sends-goodbye
message: client: close
hint: each call is a key
"""
# instead of
        "client: close": "FIN",
# this
