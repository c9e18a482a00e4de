"""Believes that ICMP tells a connected sender.

base: reference
score: 2
caught by: overflow-known
message: who_knows()["sender"] predicts what happens
hint: anything in UDP or ICMP
"""
# instead of
        "sender": "nothing",
# this
        "sender": "an error",
