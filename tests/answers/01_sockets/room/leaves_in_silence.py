"""Takes out who has left, and tells nobody.

base: reference
score: 3
caught by: room-leaving
message: on_gone(2) returns [(1, '* bob left')
hint: take the member out first
"""
# instead of
        return [(member, f"* {name} left") for member in self.names if name is not None]
# this
        return []
