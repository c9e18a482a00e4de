"""Hands on the function, and not what it returns.

base: reference
score: 4
caught by: your-tcp-quiet
message: the fourth part, is a table
"""
# instead of
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno)
# this
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table, Reno)
