"""Counts the acknowledgement that has taken the window to the threshold, too.

base: reference
score: 1
caught by: reno-growth-avoidance
message: from the threshold on a whole window
hint: the ACK that took the window to the threshold adds nothing
"""
# instead of
            self.window += min(acked, self.mss)
            return
        self.counted += acked
# this
            self.window += min(acked, self.mss)
        if self.window < self.threshold:
            return
        self.counted += acked
