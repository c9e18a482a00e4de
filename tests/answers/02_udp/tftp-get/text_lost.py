"""Raises without the text of the server.

base: reference
score: 3
caught by: tftp-get-errors
message: nowhere.txt
hint: File not found
"""
# instead of
                raise error(payload.decode())
# this
                raise error(f"ERROR {number}")
