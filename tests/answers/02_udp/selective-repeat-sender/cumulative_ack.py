"""Takes an ACK for all messages up to its number.

base: reference
score: 0
caught by: selective-repeat-sender-window
message: ACK 1, 0.25
hint: makes no room
"""
# instead of
                del self.due[place]
# this
                self.due = {later: at for later, at in self.due.items() if later > place}
