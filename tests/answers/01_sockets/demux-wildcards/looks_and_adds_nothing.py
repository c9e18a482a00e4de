"""Refuses what must be refused, and forgets to add the rest.

base: reference
score: 0
caught by: demux-wildcards-order
message: Got: None, for
hint: is that key in your table
"""
# instead of
        self._refuse(SocketKey("tcp", local))
        super().listen(local)
# this
        self._refuse(SocketKey("tcp", local))
