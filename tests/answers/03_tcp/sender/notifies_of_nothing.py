"""Notifies of every acknowledgement.

base: reference
score: 3
caught by: sender-window
message: < ack 100 window 300 at 0.3
hint: nothing new is acknowledged: nothing to notify of
"""
# instead of
        if count:
            self.notify("on_ack", count, self.flight)
# this
        self.notify("on_ack", count, self.flight)
