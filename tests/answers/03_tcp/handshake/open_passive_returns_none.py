"""Returns nothing at all from open_passive, not an empty list.

base: reference
score: 1
caught by: handshake-passive
message: open_passive() sends nothing
hint: the call returned nothing: does every way through the function end in `return`?
"""
# instead of
        self.enter("LISTEN")
        return []
# this
        self.enter("LISTEN")
