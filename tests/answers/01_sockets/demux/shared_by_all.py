"""Keeps the keys in the class, so that all machines share one table.

base: reference
score: 5
caught by: demux-clients
message: since they are two machines
hint: shared by all objects
"""
# instead of
    def __init__(self) -> None:
        self._keys: set[SocketKey] = set()
# this
    _keys: set[SocketKey] = set()
