"""Makes one Reno for all connections.

base: reference
score: 4
caught by: your-tcp-quiet
message: fetches a file of 1 bytes
"""
# instead of
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno)
# this
    parts = Parts(FullHandshake, Receiver, FastSender, teardown_table(), Reno(1460))
