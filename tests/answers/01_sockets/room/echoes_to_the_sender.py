"""Sends a message to every member, the one who said it included.

base: reference
score: 1
caught by: room-members
message: on_message(1, 'hello') returns
hint: every member but the one who said it
"""
# instead of
            return [(member, message) for member in self.names if member != connection]
# this
            return [(member, message) for member in self.names]
