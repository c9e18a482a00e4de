"""Knows one family only.

base: right_plain
score: 0
caught by: restart-again
message: opens
hint: a host with a colon needs AF_INET6: look for
"""
# instead of
    listener = socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET)
# this
    listener = socket.socket(socket.AF_INET)
