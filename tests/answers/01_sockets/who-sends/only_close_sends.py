"""Believes that shutdown is local and close says goodbye.

base: reference
score: 4
caught by: who-sends-goodbye
message: client: shutdown puts FIN
"""
# instead of
        "client: shutdown": "FIN",
# this
        "client: shutdown": "nothing",

# instead of
        "client: close": "nothing",
# this
        "client: close": "FIN",
