"""Makes the list of who is told that somebody left, and does not return it.

base: reference
score: 3
caught by: room-leaving
message: on_gone(2) returned None
hint: returned nothing
"""
# instead of
        return [(member, f"* {name} left") for member in self.names if name is not None]
# this
        [(member, f"* {name} left") for member in self.names if name is not None]
