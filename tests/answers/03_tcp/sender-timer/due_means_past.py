"""Takes a timer for due only when its time has passed.

base: reference
score: 2
caught by: sender-timer-again
message: on_timer at 1
hint: due means that now is `timer` or later
"""
# instead of
        if self.timer is None or now < self.timer:
            return []
# this
        if self.timer is None or now <= self.timer:
            return []
