"""Looks at stop once in half a minute.

base: reference
score: 4
caught by: echo-server-stop
message: returns once stop is set
hint: accept waits until somebody connects
"""
# instead of
    listener.settimeout(0.05)
# this
    listener.settimeout(30)
