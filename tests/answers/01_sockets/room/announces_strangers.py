"""Announces everybody who is gone, None too.

base: reference
score: 3
caught by: room-leaving
message: on_gone(2) returns []
hint: only a member's leaving
"""
# instead of
        return [(member, f"* {name} left") for member in self.names if name is not None]
# this
        return [(member, f"* {name} left") for member in self.names]
