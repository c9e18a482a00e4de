"""Binds to every address that the machine has.

base: right_plain
score: 3
caught by: restart-address
message: it is at 127.0.0.1
hint: mean every address that the machine has
"""
# instead of
    listener.bind(address)
# this
    listener.bind(("", address[1]))
