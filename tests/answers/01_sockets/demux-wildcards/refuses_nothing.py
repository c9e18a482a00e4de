"""Adds whatever it is given, and looks for whatever it is asked.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: raises OSError, the second time
hint: look whether the key is there
"""
# instead of
        if protocol not in ("udp", "tcp"):
            raise ValueError(f"no table for protocol {protocol!r}")
# this


# instead of
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
            raise ValueError(f"a conversation has a local host of its own, not {key.local[0]}")
        if key in self._keys:
            raise OSError(f"the address is in use: {key}")
# this
        pass
