"""Takes /join from a member as a change of name.

base: reference
score: 3
caught by: room-members
message: on_message(2, '/join eve')
hint: whatever a member says is a message
"""
# instead of
        if connection in self.names:
# this
        if connection in self.names and not text.startswith("/join"):
