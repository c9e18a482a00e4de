"""Gives the error the bytes of the server's text, and not the text.

base: reference
score: 3
caught by: tftp-get-errors
message: and its text is the server's, decoded
hint: payload.decode()
"""
# instead of
                raise error(payload.decode())
# this
                raise error(payload)
