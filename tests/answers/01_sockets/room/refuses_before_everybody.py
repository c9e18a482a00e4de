"""Tells a refusal to all members as well.

base: reference
score: 3
caught by: room-refusals
message: is taken
hint: a refusal goes to the connection that asked
"""
# instead of
            return [(connection, f"! {name} is taken")]
# this
            return [(other, f"! {name} is taken") for other in [*self.names, connection]]
