"""Takes no notice of a key that is there already.

base: reference
score: 2
caught by: demux-wildcards-refuses
message: raises OSError, the second time
hint: look whether the key is there
"""
# instead of
            raise OSError(f"the address is in use: {key}")
# this
            return
