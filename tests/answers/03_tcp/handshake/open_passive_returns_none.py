"""Returns nothing at all from open_passive, not an empty list.

base: right_method_per_state
score: 2
caught by: handshake-passive
message: returned None
"""
# instead of
        self._rest_in("LISTEN")
        return []
# this
        self._rest_in("LISTEN")
