"""Is in slow start at the threshold, too.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on
hint: 6 segments are not below the threshold of 6
"""
# instead of
        if self.window < self.threshold:
# this
        if self.window <= self.threshold:
