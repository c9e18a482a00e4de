"""Makes one Reno for all connections.

base: reference
score: 4
caught by: your-tcp-quiet
message: congestion is the class itself
"""
# instead of
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno)
# this
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno(1460))
