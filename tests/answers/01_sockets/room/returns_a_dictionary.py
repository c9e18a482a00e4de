"""Returns a dictionary from receivers to texts.

base: reference
score: 0
caught by: room-members
message: {1: '* ada joined'}
"""
# instead of
        return [(member, f"* {name} joined") for member in self.names]
# this
        return {member: f"* {name} joined" for member in self.names}
