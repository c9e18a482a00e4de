"""Errors and names hold half characters, control characters and escape sequences, in a cell and in a call.

place: in total
points: 0
statuses: total-visible=failed total-hidden=failed
"""
TEXT = "\ud800 \x1b]0;title\x07\x1b[2J \0 \x08 \r <script>alert(1)</script> \u202e"


def total(numbers):
    print(TEXT)
    raise ValueError(TEXT)


raise type("\x1b[31m", (Exception,), {})(TEXT)
