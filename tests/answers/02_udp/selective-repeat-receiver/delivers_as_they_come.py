"""Delivers what is early at once.

base: reference
score: 0
caught by: selective-repeat-receiver-order
message: DATA 1 b, 0.0
hint: deliver nothing before 0
"""
# instead of
            self.early[number] = message
# this
            self.delivered.append(message)
