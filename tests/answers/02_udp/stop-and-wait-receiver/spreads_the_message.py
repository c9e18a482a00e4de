"""Adds the message to the list of those delivered by its bytes.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: which are no messages
hint: the message itself, which is bytes
"""
# instead of
            self.delivered.append(message)
# this
            self.delivered += message
