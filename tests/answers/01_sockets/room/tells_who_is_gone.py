"""Tells the one who is gone that it left, too.

base: reference
score: 3
caught by: room-leaving
message: on_gone(2) returns
hint: take the member out first
"""
# instead of
        name = self.names.pop(connection, None)
# this
        name = self.names.get(connection)

# instead of
        return [(member, f"* {name} left") for member in self.names if name is not None]
# this
        told = [(member, f"* {name} left") for member in self.names if name is not None]
        self.names.pop(connection, None)
        return told
