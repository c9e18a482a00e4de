"""Takes a timer for due only when its time has passed.

base: reference
score: 4
caught by: stop-and-wait-sender-again
message: on_timer(0.5)
hint: due at 0.5 already
"""
# instead of
        if self.timer is None or self.timer > now:
# this
        if self.timer is None or self.timer >= now:
