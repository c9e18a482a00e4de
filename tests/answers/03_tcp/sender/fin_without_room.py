"""Sends the FIN whether there is room or not.

base: reference
score: 5
caught by: sender-fin
message: < ack 0 window 150
hint: the FIN takes a place, for which there is no room
"""
# instead of
            end += end == len(self.data) and end < limit
# this
            end += self.closed and end == len(self.data)
