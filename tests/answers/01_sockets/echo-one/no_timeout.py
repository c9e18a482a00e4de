"""Takes the timeout away, so that it waits for ever.

base: reference
score: 3
caught by: echo-one-ends
message: longer than the timeout
hint: leave the connection's timeout as it is
hangs: yes
"""
# instead of
    count = 0
# this
    count = 0
    connection.settimeout(None)
