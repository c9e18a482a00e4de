"""Raises a KeyError for a key that is there already.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: raises OSError, the second time
hint: is KeyError wanted here
"""
# instead of
            raise OSError(f"the address is in use: {key}")
# this
            raise KeyError(key)
