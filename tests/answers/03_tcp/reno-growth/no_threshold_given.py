"""Takes no notice of the threshold that is given.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on
hint: the one that was given
"""
# instead of
        self.counted = 0  # bytes acknowledged since the window last grew
# this
        self.counted = 0
        self.threshold = 2**30
