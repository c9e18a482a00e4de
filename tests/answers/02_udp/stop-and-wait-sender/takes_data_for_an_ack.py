"""Looks at the number, and not at the kind.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: DATA 0 a, 1.25
hint: only an ACK acknowledges
"""
# instead of
        if not self.waiting or parse(data) != ("ACK", self.number, b""):
            return []
# this
        if not self.waiting or (parse(data) or "??")[1] != self.number:
            return []
