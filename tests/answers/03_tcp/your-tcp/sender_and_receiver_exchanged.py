"""Exchanges the two halves.

base: reference
score: 4
caught by: your-tcp-quiet
message: fetches a file of 1 byte
hint: in the order of the exercise's table
"""
# instead of
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno)
# this
    parts = Parts(FullHandshake, FastSender, Receiver, teardown_table(), Reno)
