"""Takes an empty answer for none.

base: reference
score: 4
caught by: ask-again
message: ask(server, request, match, 0.05, 16) returns b'', although 2 of its requests to 127.0.0.1 g
hint: an answer without bytes is an answer
"""
# instead of
            if answer is not None:
# this
            if answer:
