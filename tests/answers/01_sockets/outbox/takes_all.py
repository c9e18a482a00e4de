"""Takes all that waits, as if send had taken all of it.

base: reference
score: 0
caught by: outbox-keeps
message: take(4)
hint: nothing waits
"""
# instead of
        del self.waiting[:n]
# this
        self.waiting.clear()
