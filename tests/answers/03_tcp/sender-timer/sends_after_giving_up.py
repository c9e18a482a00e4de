"""Goes on sending after it has given up.

base: reference
score: 6
caught by: sender-timer-limit
message: write 50 at 663
hint: who has given up sends nothing any more
"""
# instead of
        begin, fresh = self.sent, [] if self.given_up else super().segments(now)
# this
        begin, fresh = self.sent, super().segments(now)
