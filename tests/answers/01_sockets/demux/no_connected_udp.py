"""Thinks that UDP has no connections, so that the remote address of a UDP socket does not matter.

base: reference
score: 6
caught by: demux-datagrams
message: connected UDP socket takes
"""
# instead of
        self._keys: set[SocketKey] = set()
# this
        self._keys: list[SocketKey] = []

# instead of
        host, port = destination
        wildcard = ("::" if ":" in host else "0.0.0.0", port)
# this
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        if protocol == "udp":
            udp = [key for key in self._keys if key.protocol == "udp"]
            return next((key for local in (destination, wildcard) for key in udp if key.local == local), None)

# instead of
        self._keys.add(key)
# this
        self._keys.append(key)
