"""Does not count the bytes of the name.

base: reference
score: 4
caught by: dns-name-bombs
message: since the name takes 256 bytes
hint: 255 are allowed
"""
# instead of
            if size > 255:
                raise Malformed(f"a name takes {size} bytes and more, and 255 are allowed")
# this
            pass
