"""Remembers a simultaneous open after it has been opened passively again.

base: reference
score: 4
caught by: handshake-crossing-reset
message: after on_segment(RST seq=301) the state is LISTEN
hint: this side was a listener, and is one again, whatever it was before: the note must not
"""
# instead of
        self.crossed = False
        return super().open_passive()
# this
        return super().open_passive()
