"""Never gives up.

base: reference
score: 6
caught by: sender-timer-limit
message: on_timer at 663
hint: fifteen were sent again, and nothing was heard: give up
"""
# instead of
        if self.again == 15:
            self.timer, self.given_up = None, True
            return []
# this

