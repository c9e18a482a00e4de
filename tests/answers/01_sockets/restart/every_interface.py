"""Binds to every address that the machine has.

base: right_plain
score: 2
caught by: restart-again
message: mean every address that the machine has
"""
# instead of
    listener.bind(address)
# this
    listener.bind(("", address[1]))
