"""Tells the others that somebody joined, and not the one who did.

base: reference
score: 0
caught by: room-members
message: on_message(1, '/join ada')
hint: the new one too
"""
# instead of
        return [(member, f"* {name} joined") for member in self.names]
# this
        return [(member, f"* {name} joined") for member in self.names if member != connection]
