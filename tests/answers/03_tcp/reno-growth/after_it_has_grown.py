"""Takes the larger window off the sum.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on
"""
# instead of
            self.counted -= self.window
            self.window += self.mss
# this
            self.window += self.mss
            self.counted -= self.window
