"""Lets incoming end once the listener is closed.

base: reference
score: 4
caught by: tcp-listener-close
message: a turn of incoming() raises ValueError
hint: incoming has no end
"""
# instead of
        while True:
# this
        while self.sock is not None:
