"""Keeps local and remote addresses in one table for both protocols.

base: right_two_dictionaries
score: 5
caught by: demux-two-tables
message: share a port number
hint: the protocol is part of the key
"""
# instead of
        self._places["tcp", local] = SocketKey("tcp", local)
# this
        self._places[local] = SocketKey("tcp", local)

# instead of
        self._talks["tcp", local, remote] = SocketKey("tcp", local, remote)
# this
        self._talks[local, remote] = SocketKey("tcp", local, remote)

# instead of
            self._places["udp", local] = SocketKey("udp", local)
# this
            self._places[local] = SocketKey("udp", local)

# instead of
            self._talks["udp", local, remote] = SocketKey("udp", local, remote)
# this
            self._talks[local, remote] = SocketKey("udp", local, remote)

# instead of
        return self._talks.get((protocol, destination, source)) or self._places.get((protocol, destination))
# this
        return self._talks.get((destination, source)) or self._places.get(destination)
