"""Adds the key first, and raises ValueError then.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: the table is as it was before establish
hint: look first, and add only what is not refused
"""
# instead of
        self._refuse(SocketKey("tcp", local, remote))
        super().establish(local, remote)
# this
        known = SocketKey("tcp", local, remote) in self._keys
        super().establish(local, remote)
        if known:
            raise OSError("the address is in use")
        if local[0] in ("0.0.0.0", "::"):
            raise ValueError(local)
