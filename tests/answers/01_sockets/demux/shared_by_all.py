"""Keeps the keys in the class, so that all machines share one table.

base: reference
score: 7
caught by: demux-refuses
message: shared by all objects
"""
# instead of
    def __init__(self) -> None:
        self._keys: set[SocketKey] = set()
# this
    _keys: list[SocketKey] = []

    def __init__(self) -> None:
        pass

# instead of
        host, port = destination
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
# this
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])

# instead of
        self._keys.add(key)
# this
        self._keys.append(key)
