"""Exchanges the two halves.

base: reference
score: 4
caught by: your-tcp-quiet
message: receiver, the second part, needs the method read, and FastSender has write instead
hint: in which order
"""
# instead of
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno)
# this
    parts = Parts(FullHandshake, FastSender, Receiver, teardown_table(), Reno)
