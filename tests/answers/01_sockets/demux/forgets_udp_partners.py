"""Adds a connected UDP socket as if it were not connected.

base: reference
score: 4
caught by: demux-datagrams
message: two connected UDP sockets
hint: no socket above has this key
"""
# instead of
        self._keys.add(SocketKey("udp", local, remote))
# this
        self._keys.add(SocketKey("udp", local))
